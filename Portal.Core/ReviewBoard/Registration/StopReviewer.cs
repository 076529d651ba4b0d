using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 閲覧をすぐに止める: somebody was chosen who should not have been. The one change of a registered session that does not
/// wait for 更新.
/// </summary>
public sealed record StopReviewer(Guid SessionId, Guid ReviewerId) : IRequest<Result>
{
    public const string Audited = "SessionReviewerStopped";
}

public sealed class StopReviewerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters)
    : IRequestHandler<StopReviewer, Result>
{
    public async Task<Result> Handle(StopReviewer request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var today = clock.TodayInJapan();
        var found = await HeldReviewer.FindAsync(db, user, today, request.SessionId, request.ReviewerId, cancellationToken);
        if (found.Failed)
        {
            return Result.Fail(found.Errors);
        }

        var (held, now) = (found.Value, clock.GetUtcNow());
        var mailed = await db.WhoWasMailedAsync([held.Reviewer.Id], cancellationToken);
        var isTold = mailed.Count > 0 && held.Session.PlannedOn >= today;
        await held.CloseAsync(db, withPasswordMails: true, now, cancellationToken);
        held.Reviewer.Revoke(now);
        held.Session.Revise();
        if (isTold)
        {
            letters.SendFarewell(held.Reviewer, await letters.FactsAsync(held.Session, cancellationToken), now);
        }

        db.Add(AuditEvent.By(
            user, now, StopReviewer.Audited, nameof(SessionReviewer), held.Reviewer.Id,
            details: new { request.SessionId, held.Session.Version, Told = isTold ? 1 : 0 }));
        await db.SaveSessionAsync(held.Session, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
