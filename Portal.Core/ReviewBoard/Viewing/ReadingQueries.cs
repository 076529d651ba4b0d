using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

internal static class ReadingQueries
{
    /// <summary>閲覧済み, as <see cref="ViewingRecord.HasRead"/> says it, for queries.</summary>
    public static IQueryable<ViewingRecord> ReadRecords(this PortalDbContext db) =>
        db.ViewingRecords.Where(v => v.ViewedAt != null || v.DownloadedAt != null);

    /// <summary>Reviewers of a session to whom a mail has not got: that with the URL, or, before they opened it, that with the password.</summary>
    public static IQueryable<SessionReviewer> UnreachedReviewers(this PortalDbContext db)
    {
        var failed = db.OutgoingMails.Where(m => m.Status == MailStatus.Undeliverable);
        return
            from r in db.SessionReviewers
            join s in db.ReviewSessions on r.SessionId equals s.Id
            where r.RevokedAt == null
                && (db.ViewingRecords.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version && failed.Any(m => m.Id == v.MailId))
                    || (r.PasswordSentByMail
                        && failed.Any(m => m.AboutId == r.Id && m.Kind == nameof(ViewingPasswordMail) && m.CreatedAt >= r.PasswordSetAt)
                        && !db.ViewingRecords.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version && v.OpenedAt != null)))
            select r;
    }
}
