using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>ロックの解除 before its 30 minutes are over.</summary>
public sealed record UnlockAccount(Guid Id) : IRequest<Result>;

public sealed class UnlockAccountHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UnlockAccount, Result>
{
    public async Task<Result> Handle(UnlockAccount request, CancellationToken cancellationToken)
    {
        var account = await db.AccountsInCareOf(user).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "AccountUnlocked", nameof(Account), account.Id, account.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
