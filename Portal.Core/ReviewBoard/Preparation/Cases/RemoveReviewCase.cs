using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>事例を削除する, with its papers; the cases behind it move up.</summary>
public sealed record RemoveReviewCase(Guid SessionId, Guid CaseId) : IRequest<Result>;

public sealed class RemoveReviewCaseHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RemoveReviewCase, Result>
{
    public Task<Result> Handle(RemoveReviewCase request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var cases = await db.ReviewCases.Where(c => c.SessionId == session.Id).OrderBy(c => c.Position).ToListAsync(cancellationToken);
            if (cases.Find(c => c.Id == request.CaseId) is not { } removed)
            {
                return null;
            }

            var papers = await db.ReviewDocuments.Where(d => d.CaseId == removed.Id).ToListAsync(cancellationToken);
            db.RemovePapers(papers, now);
            db.Remove(removed);
            foreach (var behind in cases.Where(c => c.Position > removed.Position))
            {
                behind.Position--;
            }

            db.Add(AuditEvent.By(
                user, now, "ReviewCaseRemoved", nameof(ReviewCase), removed.Id, details: new { request.SessionId, Papers = papers.Count }));
            return null;
        }, cancellationToken);
    }
}
