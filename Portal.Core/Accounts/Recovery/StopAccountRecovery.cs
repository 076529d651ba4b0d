using FluentValidation;
using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>アカウントの復旧を見送る, by the second operator, or 取りやめる, by any operator, for as long as it has not taken effect.</summary>
/// <param name="Id">The recovery.</param>
/// <param name="Reason">理由, for the record.</param>
public sealed record StopAccountRecovery(Guid Id, string? Reason) : IRequest<Result>;

public sealed class StopAccountRecoveryValidator : AbstractValidator<StopAccountRecovery>
{
    public StopAccountRecoveryValidator() => RuleFor(r => r.Reason).RecoveryWords(RecoveryErrors.ReasonMissing.Message);
}

public sealed class StopAccountRecoveryHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<StopAccountRecovery, Result>
{
    public async Task<Result> Handle(StopAccountRecovery request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldRecoveryAsync(request.Id, cancellationToken) is not { } recovery)
        {
            return RecoveryErrors.NotOpen;
        }

        var (now, wasToldOf) = (clock.GetUtcNow(), recovery.Status == RecoveryStatus.Waiting);
        var reason = JapaneseNfc.Normalise(request.Reason!).ReplaceLineEndings("\n").Trim();
        // A second click.
        if (recovery.EndedById == user.AccountId && recovery.Reason == reason)
        {
            return Result.Done;
        }

        if (recovery.Stop(user.AccountId!.Value, reason, now) is { Failed: true } refused)
        {
            return refused;
        }

        if (wasToldOf)
        {
            db.TellStopped(recovery, now);
        }

        var action = recovery.Status == RecoveryStatus.Refused ? "AccountRecoveryRefused" : "AccountRecoveryCancelled";
        db.Add(AuditEvent.By(user, now, action, nameof(Account), recovery.AccountId, details: new { RecoveryId = recovery.Id }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
