using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// ロックする、またはロックを解除する. While locked nobody comes in by this reviewer's URL, and who is reading is stopped. Unlike
/// <see cref="StopReviewer"/> nobody is told, and URL and password are good again afterwards.
/// </summary>
/// <param name="SessionId">Which session.</param>
/// <param name="ReviewerId">Whose URL.</param>
/// <param name="Locked">What it is to be afterwards; asked twice, or after a lock by wrong entries, it is the same.</param>
public sealed record SwitchReviewerLock(Guid SessionId, Guid ReviewerId, bool Locked) : IRequest<Result>
{
    public const string AuditedLock = "ReviewerLockedByHand";
    public const string AuditedUnlock = "ReviewerUnlocked";
}

public sealed class SwitchReviewerLockHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SwitchReviewerLock, Result>
{
    public async Task<Result> Handle(SwitchReviewerLock request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await HeldReviewer.FindAsync(
            db, user, clock.TodayInJapan(), request.SessionId, request.ReviewerId, cancellationToken);
        if (found.Failed)
        {
            return Result.Fail(found.Errors);
        }

        var (held, now) = (found.Value, clock.GetUtcNow());
        if (held.Reviewer.IsLocked == request.Locked)
        {
            return Result.Done;
        }

        if (request.Locked)
        {
            held.Reviewer.LockByHand(now);
            await held.EndVisitsAsync(db, now, cancellationToken);
        }
        else
        {
            held.Reviewer.Unlock();
        }

        db.Add(AuditEvent.By(
            user, now, request.Locked ? SwitchReviewerLock.AuditedLock : SwitchReviewerLock.AuditedUnlock,
            nameof(SessionReviewer), request.ReviewerId, details: new { request.SessionId }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
