using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 終わった閲覧を片付ける: a visit that is over, by time or because session or reviewer are gone, loses its password and its
/// stamped copy.
/// </summary>
public sealed record EndIdleVisits : IRequest<bool>;

public sealed class EndIdleVisitsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<EndIdleVisits, bool>
{
    private const int AtATime = 50;

    public async Task<bool> Handle(EndIdleVisits request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = await ClaimAsync(cancellationToken);
        var found = await (
            from visit in db.ReviewVisits
            join session in db.ReviewSessions on visit.SessionId equals session.Id
            where ids.Contains(visit.Id)
            select new { Visit = visit, session.InsurerId }).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var (visit, insurerId) in found.Select(f => (f.Visit, f.InsurerId)))
        {
            if (visit.EndedAt is null)
            {
                db.Add(AuditEvent.ByWorker(
                    now, "ReviewVisitEnded", nameof(SessionReviewer), visit.SessionReviewerId, insurerId,
                    new { sessionId = visit.SessionId, visitId = visit.Id }));
            }

            visit.End(now);
        }

        db.DiscardStamps(found.Select(f => f.Visit), now);

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids.Count == AtATime;
    }

    private Task<List<Guid>> ClaimAsync(CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.TodayInJapan());
        var (idleSince, startedBefore) = (now - ReviewVisit.IdleLimit, now - ReviewVisit.AbsoluteLimit);
        var registered = nameof(ReviewSessionStatus.Registered);
        return db.Database.SqlQuery<Guid>(
            $"""
            SELECT v.id AS "Value" FROM review_visits v
            JOIN review_sessions s ON s.id = v.session_id
            JOIN session_reviewers r ON r.id = v.session_reviewer_id
            WHERE (v.ended_at IS NULL OR v.stamped_file_id IS NOT NULL)
              AND (v.ended_at IS NOT NULL OR v.last_seen_at <= {idleSince} OR v.started_at <= {startedBefore}
                OR s.status <> {registered} OR s.expires_on < {today} OR r.revoked_at IS NOT NULL)
            ORDER BY v.last_seen_at LIMIT {AtATime} FOR UPDATE OF v SKIP LOCKED
            """).ToListAsync(cancellationToken);
    }
}
