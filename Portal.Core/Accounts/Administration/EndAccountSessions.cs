using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>すべての端末のログアウト, when a device is lost.</summary>
public sealed record EndAccountSessions(Guid Id) : IRequest<Result>;

public sealed class EndAccountSessionsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<EndAccountSessions, Result>
{
    public async Task<Result> Handle(EndAccountSessions request, CancellationToken cancellationToken)
    {
        var account = await db.AccountsInCareOf(user).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        var sessions = await db.AccountSessions
            .Where(s => s.AccountId == account.Id && s.Id != user.SessionId).ToListAsync(cancellationToken);
        db.RemoveRange(sessions);
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "AccountSessionsEnded", nameof(Account), account.Id, account.InsurerId,
            new { count = sessions.Count }));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
