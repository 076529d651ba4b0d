using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// アカウントの復旧を確認する, by the second operator. Both addresses are told at once; the account changes when the waiting time is over.
/// </summary>
public sealed record ConfirmAccountRecovery(Guid Id) : IRequest<Result>;

public sealed class ConfirmAccountRecoveryHandler(
    PortalDbContext db, PortalUrls urls, IDataProtectionProvider protection, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ConfirmAccountRecovery, Result>
{
    public async Task<Result> Handle(ConfirmAccountRecovery request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldRecoveryAsync(request.Id, cancellationToken) is not { } recovery)
        {
            return RecoveryErrors.NotOpen;
        }

        // A second click.
        if (recovery.Status == RecoveryStatus.Waiting && recovery.ConfirmedById == user.AccountId)
        {
            return Result.Done;
        }

        var (now, token) = (clock.GetUtcNow(), SecretToken.New());
        if (recovery.Confirm(user.AccountId!.Value, token.Hash, now) is { Failed: true } refused)
        {
            return refused;
        }

        var effect = recovery.TakesEffectAt!.Value;
        db.Add(OutgoingMail.ComposeSecret(
            recovery.OldEmail, new RecoveryBegunMail(urls.To($"/account/recovery/{token.Text}"), effect), now, protection, recovery.AccountId, effect));
        db.Add(OutgoingMail.Compose(recovery.NewEmail, new RecoveryWaitingMail(effect), now, recovery.AccountId));
        db.Add(AuditEvent.By(user, now, "AccountRecoveryConfirmed", nameof(Account), recovery.AccountId, details: new { RecoveryId = recovery.Id }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
