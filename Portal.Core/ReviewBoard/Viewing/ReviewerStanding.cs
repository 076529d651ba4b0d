using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Where a reviewer stands with the current version, and whether the insurer has to do something: 参照状況, the lists and home all
/// ask here, so that none tells more or less than the other.
/// </summary>
internal sealed class ReviewerStanding
{
    public required SessionReviewer Reviewer { get; init; }

    public required ViewingRecord? Record { get; init; }

    /// <summary>The latest mail with the URL of this version.</summary>
    public required OutgoingMail? Link { get; init; }

    /// <summary>The latest mail with the password.</summary>
    public required OutgoingMail? Password { get; init; }

    /// <summary>That mail went to an address that the reviewer has not any more.</summary>
    public required bool PasswordIsElsewhere { get; init; }

    /// <summary>Unread, and the mail with the URL failed or is kept until somebody says that it may go.</summary>
    public required bool LacksLink { get; init; }

    /// <summary>Unopened, and the password mail that was asked for has not got, and will not get, to the reviewer.</summary>
    public required bool LacksPassword { get; init; }

    /// <summary>不達: a server has refused one of them.</summary>
    public required bool IsUndeliverable { get; init; }

    /// <summary>あなたの対応が必要. Who was locked by hand waits for the insurer's own decision.</summary>
    public required bool NeedsHelp { get; init; }
}

internal static class StandingQueries
{
    public static IQueryable<ReviewerStanding> ReviewerStandings(this PortalDbContext db) =>
        from r in db.SessionReviewers
        join s in db.ReviewSessions on r.SessionId equals s.Id
        from v in db.ViewingRecords.Where(v => v.SessionReviewerId == r.Id && v.Version == s.Version).DefaultIfEmpty()
        from m in db.OutgoingMails.Where(m => v != null && m.Id == v.MailId).DefaultIfEmpty()
        from p in db.OutgoingMails
            .Where(m => m.AboutId == r.Id && m.Kind == nameof(ViewingPasswordMail) && m.Status != MailStatus.Withdrawn)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(1).DefaultIfEmpty()
#pragma warning disable CA1304, CA1311, CA1862 // The database's lower(): a recipient is the address as it was typed, with quotes where SMTP asks for them.
        let isElsewhere = p != null && p.Recipient.ToLower().Replace("\"", "") != r.EmailKey.Replace("\"", "")
#pragma warning restore CA1304, CA1311, CA1862
        let lacksLink = r.LockedAt == null && (v == null || (v.ViewedAt == null && v.DownloadedAt == null))
            && m != null && (m.Status == MailStatus.Undeliverable || m.Status == MailStatus.HeldBack)
        let lacksPassword = r.PasswordSentByMail && (v == null || v.OpenedAt == null)
            && (p == null || isElsewhere || p.Status == MailStatus.Undeliverable || p.Status == MailStatus.HeldBack)
        select new ReviewerStanding
        {
            Reviewer = r,
            Record = v,
            Link = m,
            Password = p,
            PasswordIsElsewhere = isElsewhere,
            LacksLink = lacksLink,
            LacksPassword = lacksPassword,
            IsUndeliverable = (lacksLink && m!.Status == MailStatus.Undeliverable)
                || (lacksPassword && !isElsewhere && p != null && p.Status == MailStatus.Undeliverable),
            NeedsHelp = lacksLink || lacksPassword
                || (r.LockedAt != null && r.FailedAttempts >= SessionReviewer.MaxFailedAttempts),
        };
}
