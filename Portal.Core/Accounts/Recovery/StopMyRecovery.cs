using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>自分のアカウントの復旧を止める, by the person who is signed in: they have lost nothing.</summary>
public sealed record StopMyRecovery : IRequest<Result>;

public sealed class StopMyRecoveryHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StopMyRecovery, Result>
{
    public async Task<Result> Handle(StopMyRecovery request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var recovery = (await db.AccountRecoveries
            .FromSql($"SELECT *, xmin FROM account_recoveries WHERE account_id = {user.AccountId} AND status = 'Waiting' FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();

        // A second click, or somebody else has stopped it.
        if (recovery is null)
        {
            return Result.Done;
        }

        db.StopByOwner(recovery, user, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
