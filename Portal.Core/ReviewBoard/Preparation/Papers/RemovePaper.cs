using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>資料を削除する. Removing what is already gone is no error.</summary>
public sealed record RemovePaper(Guid SessionId, Guid DocumentId) : IRequest<Result>;

public sealed class RemovePaperHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RemovePaper, Result>
{
    public Task<Result> Handle(RemovePaper request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var papers = await db.ReviewDocuments
                .Where(d => d.Id == request.DocumentId && d.SessionId == session.Id).ToListAsync(cancellationToken);
            db.RemovePapers(papers, now);
            db.AddRange(papers.Select(p => AuditEvent.By(
                user, now, "ReviewDocumentRemoved", nameof(ReviewDocument), p.Id, details: new { p.SessionId, p.CaseId })));
            return null;
        }, cancellationToken);
    }
}
