using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>ロックを解除する: the same URL and password work again.</summary>
public sealed record UnlockReviewer(Guid SessionId, Guid ReviewerId) : IRequest<Result>
{
    public const string Audited = "ReviewerUnlocked";
}

public sealed class UnlockReviewerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UnlockReviewer, Result>
{
    public async Task<Result> Handle(UnlockReviewer request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await HeldReviewer.FindAsync(
            db, user, clock.TodayInJapan(), request.SessionId, request.ReviewerId, cancellationToken);
        if (held.Failed)
        {
            return Result.Fail(held.Errors);
        }

        // A second click finds it open already: nothing to say twice.
        if (held.Value.Reviewer.IsLocked)
        {
            held.Value.Reviewer.Unlock();
            db.Add(AuditEvent.By(
                user, clock.GetUtcNow(), UnlockReviewer.Audited, nameof(SessionReviewer), request.ReviewerId,
                details: new { request.SessionId }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
