using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>開催2日前に、まだ閲覧していない審査員がいることを知らせる, once a session, from eight in the morning.</summary>
public sealed record NotifyUnread : IRequest<bool>
{
    public const int DaysBefore = 2;
}

public sealed class NotifyUnreadHandler(PortalDbContext db, SessionNotices notices, TimeProvider clock) : IRequestHandler<NotifyUnread, bool>
{
    public async Task<bool> Handle(NotifyUnread request, CancellationToken cancellationToken) =>
        clock.GetUtcNow().InJapan().Hour >= RemindReviewers.FromHour
        && await notices.ForFirstAsync(Due(), async session =>
        {
            var read = db.ReadRecords();
            var unread = await db.SessionReviewers
                .Where(r => r.SessionId == session.Id && r.RevokedAt == null
                    && !read.Any(v => v.SessionReviewerId == r.Id && v.Version == session.Version))
                .OrderBy(r => r.Position).Select(r => r.Position).ToListAsync(cancellationToken);
            notices.Note(session, SessionNoticeKind.UnreadTwoDaysBefore);
            var mail = new UnreadMail(await notices.FactsAsync(session, cancellationToken), unread);
            await notices.TellAsync(session, NoticeKind.ViewingStatus, mail, cancellationToken);
        }, cancellationToken);

    // Registered today: the URL mail itself has only just gone out.
    private IQueryable<ReviewSession> Due()
    {
        var (today, read) = (clock.TodayInJapan(), db.ReadRecords());
        var (last, day) = (today.AddDays(NotifyUnread.DaysBefore), today.StartInJapan());
        return db.ReviewSessions
            .Where(s => s.Status == ReviewSessionStatus.Registered && s.PlannedOn >= today && s.PlannedOn <= last && s.RegisteredAt < day
                && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.UnreadTwoDaysBefore)
                && db.SessionReviewers.Any(r => r.SessionId == s.Id && r.RevokedAt == null
                    && !read.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version)))
            .OrderBy(s => s.PlannedOn);
    }
}
