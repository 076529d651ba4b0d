using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>事例の資料を並べ替える, within each kind.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="CaseId">Null for the papers of the whole session.</param>
/// <param name="Order">The typed number of each paper.</param>
public sealed record OrderPapers(Guid SessionId, Guid? CaseId, IReadOnlyDictionary<Guid, string?> Order) : IRequest<Result>;

public sealed class OrderPapersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OrderPapers, Result>
{
    public Task<Result> Handle(OrderPapers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var papers = await db.ReviewDocuments
                .Where(d => d.SessionId == session.Id && d.CaseId == request.CaseId && !d.NeedsPlace)
                .OrderBy(d => d.Position).ThenBy(d => d.Id).ToListAsync(cancellationToken);
            foreach (var kind in papers.GroupBy(d => d.Kind))
            {
                var wanted = TypedOrder.Arrange([.. kind], p => request.Order.GetValueOrDefault(p.Id));
                foreach (var (index, paper) in wanted.Index())
                {
                    paper.Position = index + 1;
                }
            }

            db.Add(AuditEvent.By(
                user, now, "ReviewDocumentsOrdered", nameof(ReviewSession), session.Id, details: new { request.CaseId }));
            return null;
        }, cancellationToken);
    }
}
