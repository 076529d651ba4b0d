using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>名簿をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportReviewers(ReviewerFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>;

public sealed class ExportReviewersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportReviewers, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(
        ExportReviewers request, CancellationToken cancellationToken)
    {
        var insurerId = user.InsurerId!.Value;
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ReviewersExported", "Insurer", insurerId));
        await db.SaveChangesAsync(cancellationToken);

        var found = request.Filter.Apply(db.Reviewers.Where(r => r.InsurerId == insurerId));
        return request.Filter.Order(found).ToRows(db).AsAsyncEnumerable().Select(ReviewerCsv.Row);
    }
}
