using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>審査員を無効にする、または有効に戻す. Nothing is lost: sessions and panels keep the person.</summary>
/// <param name="ReviewerId">Whom.</param>
/// <param name="Active">What the person is to be afterwards; asked twice, it is the same.</param>
public sealed record SwitchReviewer(Guid ReviewerId, bool Active) : IRequest<Result<bool>>;

public sealed class SwitchReviewerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SwitchReviewer, Result<bool>>
{
    /// <returns>False when there is no such reviewer.</returns>
    public async Task<Result<bool>> Handle(SwitchReviewer request, CancellationToken cancellationToken)
    {
        var reviewer = await db.Reviewers.SingleOrDefaultAsync(
            r => r.Id == request.ReviewerId && r.InsurerId == user.InsurerId, cancellationToken);
        if (reviewer is null)
        {
            return false;
        }

        if (reviewer.IsActive != request.Active)
        {
            reviewer.IsActive = request.Active;
            var action = request.Active ? "ReviewerActivated" : "ReviewerDeactivated";
            db.Add(AuditEvent.By(user, clock.GetUtcNow(), action, nameof(Reviewer), reviewer.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
