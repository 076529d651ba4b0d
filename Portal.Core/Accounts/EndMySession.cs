using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>ほかの端末をログアウトする: one of the own sessions, or all but this one.</summary>
/// <param name="Id">Null for all others.</param>
public sealed record EndMySession(Guid? Id) : IRequest<Result>;

public sealed class EndMySessionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<EndMySession, Result>
{
    public async Task<Result> Handle(EndMySession request, CancellationToken cancellationToken)
    {
        var ended = await db.AccountSessions
            .Where(s => s.AccountId == user.AccountId && s.Id != user.SessionId && (request.Id == null || s.Id == request.Id))
            .ToListAsync(cancellationToken);
        db.RemoveRange(ended);
        db.AddRange(ended.Select(s =>
            AuditEvent.By(user, clock.GetUtcNow(), "SessionEndedByOwner", nameof(AccountSession), s.Id)));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
