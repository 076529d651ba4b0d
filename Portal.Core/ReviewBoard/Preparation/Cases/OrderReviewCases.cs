using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>審査順を並べ替える.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Opened">The order with which the form was opened.</param>
/// <param name="Order">The typed number of each case on the page.</param>
public sealed record OrderReviewCases(Guid SessionId, string? Opened, IReadOnlyDictionary<Guid, string?> Order) : IRequest<Result>;

public sealed class OrderReviewCasesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<OrderReviewCases, Result>
{
    public Task<Result> Handle(OrderReviewCases request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var cases = await db.ReviewCases.Where(c => c.SessionId == session.Id).OrderBy(c => c.Position).ToListAsync(cancellationToken);
            if (TypedOrder.TextOf(cases.Select(c => c.Id)) != request.Opened)
            {
                return PreparationErrors.CasesChanged;
            }

            if (request.Order.FirstOrDefault(o => SessionDetails.NumberOf(o.Value) is not >= 1) is { Key: var wrong } && wrong != Guid.Empty)
            {
                return new Error("審査順は、1以上の数字で入力してください。", $"Order[{wrong}]");
            }

            foreach (var (index, item) in TypedOrder.Arrange(cases, c => request.Order.GetValueOrDefault(c.Id)).Index())
            {
                item.Position = index + 1;
            }

            db.Add(AuditEvent.By(user, now, "ReviewCasesOrdered", nameof(ReviewSession), session.Id));
            return null;
        }, cancellationToken);
    }
}
