using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>事業所・医療機関を切り替える: what this browser works for from now on; other browsers go on as they were.</summary>
public sealed record ChooseOffice(Guid OfficeId) : IRequest<Result>;

public sealed class ChooseOfficeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChooseOffice, Result>
{
    public async Task<Result> Handle(ChooseOffice request, CancellationToken cancellationToken)
    {
        if (!await db.OfficeMemberships.AnyAsync(
            m => m.OfficeId == request.OfficeId && m.AccountId == user.AccountId && m.LeftAt == null, cancellationToken))
        {
            return OfficePeopleErrors.NotMyOffice;
        }

        var session = await db.AccountSessions.SingleAsync(s => s.Id == user.SessionId, cancellationToken);
        if (session.OfficeId != request.OfficeId || session.ProxyId is not null)
        {
            (session.OfficeId, session.ProxyId) = (request.OfficeId, null);
            db.Add(AuditEvent.By(user, clock.GetUtcNow(), "OfficeChosen", nameof(Office), request.OfficeId));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
