using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// ロックする: nobody comes in by this reviewer's URL until <see cref="UnlockReviewer"/>, and who is reading is stopped. Unlike
/// <see cref="StopReviewer"/> nobody is told, and URL and password are good again afterwards.
/// </summary>
public sealed record LockReviewer(Guid SessionId, Guid ReviewerId) : IRequest<Result>
{
    public const string Audited = "ReviewerLockedByHand";
}

public sealed class LockReviewerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<LockReviewer, Result>
{
    public async Task<Result> Handle(LockReviewer request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await HeldReviewer.FindAsync(
            db, user, clock.TodayInJapan(), request.SessionId, request.ReviewerId, cancellationToken);
        if (found.Failed)
        {
            return Result.Fail(found.Errors);
        }

        // A second click, or a lock by wrong entries: it is shut already.
        var (held, now) = (found.Value, clock.GetUtcNow());
        if (!held.Reviewer.IsLocked)
        {
            held.Reviewer.LockByHand(now);
            await held.EndVisitsAsync(db, now, cancellationToken);
            db.Add(AuditEvent.By(
                user, now, LockReviewer.Audited, nameof(SessionReviewer), request.ReviewerId, details: new { request.SessionId }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
