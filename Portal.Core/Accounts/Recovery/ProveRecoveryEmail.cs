using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>アカウントの復旧の新しいメールアドレスを確認する, from the mail to it: a mistyped address never gets somebody's account.</summary>
public sealed record ProveRecoveryEmail(string Token) : IRequest<Result>;

public sealed class ProveRecoveryEmailHandler(PortalDbContext db, ICurrentUser client, TimeProvider clock) : IRequestHandler<ProveRecoveryEmail, Result>
{
    public async Task<Result> Handle(ProveRecoveryEmail request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var recovery = (await db.AccountRecoveries
            .FromSql($"SELECT *, xmin FROM account_recoveries WHERE new_email_hash = {hash} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (recovery?.Status != RecoveryStatus.Waiting)
        {
            return RecoveryErrors.LinkUnusable;
        }

        // A second click.
        if (recovery.NewEmailConfirmedAt is not null)
        {
            return Result.Done;
        }

        recovery.ProveNewEmail(now);
        db.Add(AuditEvent.By(client, now, "AccountRecoveryEmailProven", nameof(Account), recovery.AccountId, details: new { RecoveryId = recovery.Id }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}

/// <summary>Whether the mailed address still confirms something. Nothing changes: mail scanners open links, too.</summary>
public sealed record OpenRecoveryProof(string Token) : IRequest<OpenedRecoveryProof?>;

/// <param name="GivenUpAt">The last instant for it.</param>
/// <param name="IsProven">It has been confirmed.</param>
/// <param name="TakesEffectAt">When the waiting time is over; null while it has not begun.</param>
public sealed record OpenedRecoveryProof(DateTimeOffset GivenUpAt, bool IsProven, DateTimeOffset? TakesEffectAt);

public sealed class OpenRecoveryProofHandler(PortalDbContext db) : IRequestHandler<OpenRecoveryProof, OpenedRecoveryProof?>
{
    public async Task<OpenedRecoveryProof?> Handle(OpenRecoveryProof request, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(request.Token);
        var recovery = await db.AccountRecoveries.AsNoTracking()
            .SingleOrDefaultAsync(r => r.NewEmailHash == hash && r.Status == RecoveryStatus.Waiting, cancellationToken);
        return recovery is null
            ? null
            : new OpenedRecoveryProof(recovery.GivenUpAt!.Value, recovery.NewEmailConfirmedAt is not null, recovery.TakesEffectAt);
    }
}
