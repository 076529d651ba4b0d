using MediatR;
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

            var removed = await db.RemoveDraftAsync(session, now, cancellationToken);
            session.Delete(now);
            db.Add(AuditEvent.By(
                user, now, "ReviewSessionCancelled", nameof(ReviewSession), session.Id, details: new { session.Number, Papers = removed.Documents }));
            return null;
        }, cancellationToken);
    }
}
