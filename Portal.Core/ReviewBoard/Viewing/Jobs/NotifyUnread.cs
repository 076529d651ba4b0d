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
    public async Task<bool> Handle(NotifyUnread request, CancellationToken cancellationToken)
    {
        var (today, last) = (clock.TodayInJapan(), clock.TodayInJapan().AddDays(NotifyUnread.DaysBefore));
        if (clock.GetUtcNow().InJapan().Hour < RemindReviewers.FromHour)
        {
            return false;
        }

        var id = await db.ReviewSessions
            .Where(s => s.Status == ReviewSessionStatus.Registered && s.PlannedOn >= today && s.PlannedOn <= last
                && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.UnreadTwoDaysBefore)
                && db.SessionReviewers.Any(r => r.SessionId == s.Id && r.RevokedAt == null
                    && !db.ViewingRecords.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version
                        && (v.ViewedAt != null || v.DownloadedAt != null))))
            .OrderBy(s => s.PlannedOn).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);
        if (session is not { Status: ReviewSessionStatus.Registered })
        {
            return false;
        }

        var read = await db.ViewingRecords
            .Where(v => v.Version == session.Version && (v.ViewedAt != null || v.DownloadedAt != null)).Select(v => v.SessionReviewerId)
            .Where(rid => db.SessionReviewers.Any(r => r.Id == rid && r.SessionId == session.Id)).ToListAsync(cancellationToken);
        var unread = await db.SessionReviewers
            .Where(r => r.SessionId == session.Id && r.RevokedAt == null && !read.Contains(r.Id))
            .OrderBy(r => r.Position).Select(r => r.Position).ToListAsync(cancellationToken);
        notices.Note(session, SessionNoticeKind.UnreadTwoDaysBefore);
        if (unread.Count > 0)
        {
            var mail = new UnreadMail(await notices.FactsAsync(session, cancellationToken), unread);
            await notices.TellAsync(session.InsurerId, NoticeKind.ViewingStatus, mail, session.Id, cancellationToken);
        }

        if (await notices.SaveOnceAsync(cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }
}
