using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>全員が閲覧したことを知らせる, once a version.</summary>
public sealed record NotifyAllRead : IRequest<bool>;

public sealed class NotifyAllReadHandler(PortalDbContext db, SessionNotices notices) : IRequestHandler<NotifyAllRead, bool>
{
    public Task<bool> Handle(NotifyAllRead request, CancellationToken cancellationToken) =>
        notices.ForFirstAsync(Due(), async session =>
        {
            notices.Note(session, SessionNoticeKind.AllRead);
            var mail = new AllReadMail(await notices.FactsAsync(session, cancellationToken));
            await notices.TellAsync(session, NoticeKind.ViewingStatus, mail, cancellationToken);
        }, cancellationToken);

    private IQueryable<ReviewSession> Due()
    {
        var read = db.ReadRecords();
        return db.ReviewSessions
            .Where(s => s.Status == ReviewSessionStatus.Registered
                && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.AllRead && n.Version == s.Version)
                && db.SessionReviewers.Any(r => r.SessionId == s.Id && r.RevokedAt == null)
                && !db.SessionReviewers.Any(r => r.SessionId == s.Id && r.RevokedAt == null
                    && !read.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version)))
            .OrderBy(s => s.PlannedOn);
    }
}
