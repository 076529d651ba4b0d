using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>準備中の審査会を取りやめる: cases, papers and packets go, the audit trail stays. Nobody had been told anything.</summary>
public sealed record CancelReviewSession(Guid SessionId) : IRequest<Result>;

public sealed class CancelReviewSessionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CancelReviewSession, Result>
{
    public Task<Result> Handle(CancelReviewSession request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            if (session.Status != ReviewSessionStatus.Draft)
            {
                return PreparationErrors.NotADraft;
            }

            var papers = await db.ReviewDocuments.Where(d => d.SessionId == session.Id).ToListAsync(cancellationToken);
            db.RemovePapers(papers, now);
            db.RemovePackets(await db.HoldPacketsAsync(session.Id, cancellationToken), now);
            db.RemoveRange(await db.ReviewCases.Where(c => c.SessionId == session.Id).ToListAsync(cancellationToken));
            db.RemoveRange(await db.SessionReviewers.Where(r => r.SessionId == session.Id).ToListAsync(cancellationToken));
            session.Delete(now);
            db.Add(AuditEvent.By(
                user, now, "ReviewSessionCancelled", nameof(ReviewSession), session.Id, details: new { session.Number, Papers = papers.Count }));
            return null;
        }, cancellationToken);
    }
}
