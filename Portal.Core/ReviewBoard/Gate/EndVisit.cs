using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>閲覧を終える. Ending what has already ended is no error.</summary>
public sealed record EndVisit(VisitKey Visit) : IRequest<Result>;

public sealed class EndVisitHandler(PortalDbContext db, ICurrentUser client, TimeProvider clock) : IRequestHandler<EndVisit, Result>
{
    public async Task<Result> Handle(EndVisit request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Visit.Key), clock.GetUtcNow());
        // By its key alone, so that it also ends when the session is over or the visit has gone idle.
        var found = await (
            from visit in db.ReviewVisits
            join session in db.ReviewSessions on visit.SessionId equals session.Id
            where visit.Id == request.Visit.Id && visit.KeyHash == hash && visit.EndedAt == null
            select new { Visit = visit, session.InsurerId }).SingleOrDefaultAsync(cancellationToken);
        if (found is not null)
        {
            found.Visit.End(now);
            db.DiscardStamps([found.Visit], now);
            db.Add(AuditEvent.ByReviewer(
                found.Visit.SessionReviewerId, client, now, "ReviewVisitEnded", nameof(SessionReviewer),
                found.Visit.SessionReviewerId, found.InsurerId,
                new { sessionId = found.Visit.SessionId, visitId = found.Visit.Id }));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
