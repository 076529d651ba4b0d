using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>資料を並べ替える: those of one case and kind, or those of the whole session.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="CaseId">Which case; null for the papers of the whole session.</param>
/// <param name="Kind">資料の種類.</param>
/// <param name="Opened">The order with which the form was opened.</param>
/// <param name="Order">The typed number of each paper.</param>
public sealed record OrderPapers(
    Guid SessionId, Guid? CaseId, ReviewDocumentKind Kind, string? Opened, IReadOnlyDictionary<Guid, string?> Order) : IRequest<Result>;

public sealed class OrderPapersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OrderPapers, Result>
{
    public Task<Result> Handle(OrderPapers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var papers = await db.ReviewDocuments
                .Where(d => d.SessionId == session.Id && d.CaseId == request.CaseId && d.Kind == request.Kind && !d.NeedsPlace)
                .OrderBy(d => d.Position).ThenBy(d => d.Id).ToListAsync(cancellationToken);
            if (TypedOrder.TextOf(papers.Select(d => d.Id)) != request.Opened)
            {
                return PreparationErrors.PapersChanged;
            }

            foreach (var (index, paper) in TypedOrder.Arrange(papers, p => request.Order.GetValueOrDefault(p.Id)).Index())
            {
                paper.Position = index + 1;
            }

            db.Add(AuditEvent.By(
                user, now, "ReviewDocumentsOrdered", nameof(ReviewSession), session.Id, details: new { request.CaseId, Kind = request.Kind.ToString() }));
            return null;
        }, cancellationToken);
    }
}
