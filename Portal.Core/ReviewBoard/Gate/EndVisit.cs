using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 閲覧を終える. It cannot be refused: ending what has already ended is no error, and nothing else that writes the visit may
/// come between.
/// </summary>
public sealed record EndVisit(VisitKey Visit) : IRequest;

public sealed class EndVisitHandler(PortalDbContext db, ICurrentUser client, TimeProvider clock) : AsyncRequestHandler<EndVisit>
{
    protected override async Task Handle(EndVisit request, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(request.Visit.Key);
        // By its key alone, so that it also ends when the session is over or the visit has gone idle.
        var insurers =
            from known in db.ReviewVisits
            join session in db.ReviewSessions on known.SessionId equals session.Id
            where known.Id == request.Visit.Id && known.KeyHash == hash
            select (Guid?)session.InsurerId;
        if (await insurers.SingleOrDefaultAsync(cancellationToken) is not { } insurerId)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (visit, now) = (await db.HoldVisitAsync(request.Visit.Id, cancellationToken), clock.GetUtcNow());
        if (visit.EndedAt is not null)
        {
            return;
        }

        visit.End(now);
        db.DiscardStamps([visit], now);
        db.Add(AuditEvent.ByReviewer(
            visit.SessionReviewerId, client, now, "ReviewVisitEnded", nameof(SessionReviewer), visit.SessionReviewerId,
            insurerId, new { sessionId = visit.SessionId, visitId = visit.Id }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
