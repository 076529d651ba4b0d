using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>What 更新 does for the people of a session, inside the transaction that publishes the version.</summary>
internal sealed class VersionDelivery(PortalDbContext db, VersionUpdate update, DateTimeOffset now)
{
    /// <summary>差替 to those who have opened an earlier version, the URL mail to the others, and a cancellation to who leaves.</summary>
    /// <param name="letters">Writes the mails.</param>
    /// <param name="facts">The session.</param>
    /// <param name="newPasswords">Whose password is a new one: their visits end, the old one opens nothing.</param>
    /// <param name="cancellationToken">Of the caller.</param>
    public async Task TellAsync(
        SessionLetters letters, ReviewMailFacts facts, IReadOnlyList<Guid> newPasswords, CancellationToken cancellationToken)
    {
        // A password mail that still waits stays right, unless its password was just replaced or its reader leaves.
        var passwordsGone = update.Leaving.Select(r => r.Id).Concat(newPasswords).ToHashSet();
        await db.WithdrawMailsAsync(
            update.Staying.Concat(update.Leaving).Select(r => r.Id),
            m => !m.CarriesPassword() || passwordsGone.Contains(m.AboutId!.Value), cancellationToken);
        var holders = await db.WhoHoldOldPapersAsync(update.Staying.Select(r => r.Id), update.After.Version, cancellationToken);
        var changed = PaperChange.InMail(update.PaperChanges, update.ChangesFactsForReviewers);
        foreach (var reviewer in update.Staying)
        {
            var record = new ViewingRecord { SessionReviewerId = reviewer.Id, Version = update.After.Version };
            reviewer.Admit();
            db.Add(record);
            // Who was taken off and is invited anew has no URL that works: the first mail explains everything.
            if (holders.Contains(reviewer.Id) && !update.Newcomers.Contains(reviewer.Id))
            {
                letters.SendReplacement(reviewer, record, facts, changed, now);
            }
            else
            {
                letters.SendLink(reviewer, record, facts, LinkMailKind.Papers, now);
            }
        }

        await LetGoAsync(letters, facts, cancellationToken);
        var visits = await db.HoldVisitsAsync(update.Before.SessionId, cancellationToken);
        db.DiscardStamps(visits, now);
        visits.Where(v => passwordsGone.Contains(v.SessionReviewerId)).ToList().ForEach(v => v.End(now));
    }

    /// <summary>既読 of cases that are page for page the same.</summary>
    public async Task CarryReadingOverAsync(CancellationToken cancellationToken)
    {
        var same = VersionChanges.UnchangedCases(update.Before.Contents, update.After.Contents);
        var staying = update.Staying.Select(r => r.Id).ToList();
        var read = await db.ReadCases.AsNoTracking()
            .Where(r => r.Version == update.Before.Version && staying.Contains(r.SessionReviewerId) && same.Contains(r.CaseId))
            .ToListAsync(cancellationToken);
        db.AddRange(read.Select(r => new ReadCase
        {
            SessionReviewerId = r.SessionReviewerId,
            Version = update.After.Version,
            CaseId = r.CaseId,
            ReadAt = r.ReadAt,
        }));
    }

    private async Task LetGoAsync(SessionLetters letters, ReviewMailFacts facts, CancellationToken cancellationToken)
    {
        var ids = update.Leaving.Select(r => r.Id).ToList();
        var links = await db.ReviewLinks.Where(l => ids.Contains(l.SessionReviewerId) && l.RevokedAt == null).ToListAsync(cancellationToken);
        links.ForEach(l => l.Revoke(now));
        var mailed = await db.WhoWasMailedAsync(ids, cancellationToken);
        foreach (var reviewer in update.Leaving)
        {
            reviewer.Revoke(now);
            if (mailed.Contains(reviewer.Id))
            {
                letters.SendCancellation(reviewer, facts, now);
            }
        }
    }
}

internal static class MailedReviewers
{
    /// <summary>Who has, or may have, a mail with a link: a server took it, or an attempt was made.</summary>
    public static async Task<IReadOnlySet<Guid>> WhoWasMailedAsync(
        this PortalDbContext db, IEnumerable<Guid> sessionReviewerIds, CancellationToken cancellationToken)
    {
        var ids = sessionReviewerIds.ToList();
        var mailed = await db.OutgoingMails
            .Where(m => m.AboutId != null && ids.Contains(m.AboutId.Value)
                && (m.Status == MailStatus.Sent || (m.Status == MailStatus.Retrying && m.FirstAttemptAt != null)))
            .Select(m => m.AboutId!.Value).Distinct().ToListAsync(cancellationToken);
        return mailed.ToHashSet();
    }
}
