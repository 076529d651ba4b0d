using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Who has to learn that papers were replaced. Whatever mails were withdrawn on the way, this is read from what was opened: a
/// paper that somebody has at home is out of date however many versions ago it was.
/// </summary>
internal static class Replacements
{
    /// <summary>Of these reviewers, who has opened an earlier version and not yet this one.</summary>
    public static async Task<IReadOnlySet<Guid>> WhoHoldOldPapersAsync(
        this PortalDbContext db, IEnumerable<Guid> sessionReviewerIds, int version, CancellationToken cancellationToken)
    {
        var ids = sessionReviewerIds.ToList();
        var holders = await db.ViewingRecords
            .Where(v => ids.Contains(v.SessionReviewerId) && v.OpenedAt != null)
            .GroupBy(v => v.SessionReviewerId).Where(g => g.Max(v => v.Version) < version)
            .Select(g => g.Key).ToListAsync(cancellationToken);
        return holders.ToHashSet();
    }

    /// <summary>Of them, for whom no mail server has taken a 差替 of the published version: a reminder would be all they get.</summary>
    public static async Task<IReadOnlySet<Guid>> WhoWereNotToldAsync(
        this PortalDbContext db, IEnumerable<Guid> sessionReviewerIds, ReviewSession session, CancellationToken cancellationToken)
    {
        var holders = (await db.WhoHoldOldPapersAsync(sessionReviewerIds, session.Version, cancellationToken)).ToList();
        var told = await (
            from packet in db.ReviewPackets
            where packet.SessionId == session.Id && packet.Version == session.Version
            from mail in db.OutgoingMails
            where mail.Kind == nameof(ReviewPapersReplacedMail) && mail.Status == MailStatus.Sent
                && mail.CreatedAt >= packet.PublishedAt && holders.Contains(mail.AboutId!.Value)
            select mail.AboutId!.Value).ToListAsync(cancellationToken);
        return holders.Except(told).ToHashSet();
    }
}
