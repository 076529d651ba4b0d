using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>停止したアカウントの再開, with the password it had.</summary>
public sealed record EnableAccount(Guid Id) : IRequest<Result>;

public sealed class EnableAccountHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<EnableAccount, Result>
{
    public async Task<Result> Handle(EnableAccount request, CancellationToken cancellationToken)
    {
        var account = await db.AccountsInCareOf(user).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        account.Enable();
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "AccountEnabled", nameof(Account), account.Id, account.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
