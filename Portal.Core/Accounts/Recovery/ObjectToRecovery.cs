using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>アカウントの復旧を止める, from the mail to the old address: whoever still reads it has not lost it.</summary>
public sealed record ObjectToRecovery(string Token) : IRequest<Result>;

public sealed class ObjectToRecoveryHandler(PortalDbContext db, ICurrentUser client, TimeProvider clock) : IRequestHandler<ObjectToRecovery, Result>
{
    public async Task<Result> Handle(ObjectToRecovery request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var recovery = (await db.AccountRecoveries
            .FromSql($"SELECT *, xmin FROM account_recoveries WHERE objection_hash = {hash} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (recovery?.Status == RecoveryStatus.Objected)
        {
            return Result.Done;
        }

        // Late by a minute, and the worker has not come yet: nothing has happened, and so it is not too late.
        if (recovery?.Status != RecoveryStatus.Waiting)
        {
            return RecoveryErrors.LinkUnusable;
        }

        db.StopByOwner(recovery, client, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}

/// <summary>Whether the mailed address still stops something. Nothing changes: mail scanners open links, too.</summary>
public sealed record OpenRecoveryObjection(string Token) : IRequest<OpenedRecovery?>;

/// <param name="TakesEffectAt">Until then it can be stopped; null while the waiting time has not begun.</param>
/// <param name="IsStopped">The owner has done so.</param>
public sealed record OpenedRecovery(DateTimeOffset? TakesEffectAt, bool IsStopped);

public sealed class OpenRecoveryObjectionHandler(PortalDbContext db) : IRequestHandler<OpenRecoveryObjection, OpenedRecovery?>
{
    public Task<OpenedRecovery?> Handle(OpenRecoveryObjection request, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(request.Token);
        return db.AccountRecoveries
            .Where(r => r.ObjectionHash == hash && (r.Status == RecoveryStatus.Waiting || r.Status == RecoveryStatus.Objected))
            .Select(r => new OpenedRecovery(r.TakesEffectAt, r.Status == RecoveryStatus.Objected))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
