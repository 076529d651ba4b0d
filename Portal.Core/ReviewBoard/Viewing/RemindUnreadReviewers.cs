using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>読んでいない方へもう一度知らせる; answers how many were written to.</summary>
public sealed record RemindUnreadReviewers(Guid SessionId) : IRequest<Result<int>>
{
    public const string Audited = "UnreadReviewersReminded";
}

public sealed class RemindUnreadReviewersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters)
    : IRequestHandler<RemindUnreadReviewers, Result<int>>
{
    public async Task<Result<int>> Handle(RemindUnreadReviewers request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldOpenSessionAsync(user, clock.TodayInJapan(), request.SessionId, cancellationToken);
        if (held.Failed)
        {
            return Result<int>.Fail(held.Errors);
        }

        var session = held.Value;
        var now = clock.GetUtcNow();
        var since = now - SendLinkAgain.OneClick;
        if (await db.AuditEvents.AnyAsync(
            e => e.ObjectId == session.Id && e.Action == RemindUnreadReviewers.Audited && e.At > since, cancellationToken))
        {
            return 0;
        }

        var unread = await db.UnreadAsync(session, v => !v.HasRead, cancellationToken);
        if (unread.Count == 0)
        {
            return ViewingErrors.NobodyUnread;
        }

        await db.RemindAsync(letters, session, unread, now, cancellationToken);
        db.Add(AuditEvent.By(
            user, now, RemindUnreadReviewers.Audited, nameof(ReviewSession), session.Id,
            details: new { session.Version, Reviewers = unread.Count }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return unread.Count;
    }
}
