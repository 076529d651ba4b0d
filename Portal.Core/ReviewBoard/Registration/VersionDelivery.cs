using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>What 更新 does for the people of a session, inside the transaction that publishes the version.</summary>
internal sealed class VersionDelivery(PortalDbContext db, VersionUpdate update, DateTimeOffset now)
{
    /// <summary>
    /// 差替 to those who have opened an earlier version, the URL mail to the others, and a cancellation to who leaves. While the
    /// version stays, who has it hears only of what changed beside the papers.
    /// </summary>
    /// <param name="letters">Writes the mails.</param>
    /// <param name="facts">The session.</param>
    /// <param name="newPasswords">Whose password is a new one: their visits end, the old one opens nothing.</param>
    /// <param name="cancellationToken">Of the caller.</param>
    public async Task TellAsync(
        SessionLetters letters, ReviewMailFacts facts, IReadOnlyList<Guid> newPasswords, CancellationToken cancellationToken)
    {
        var passwordsGone = update.Leaving.Select(r => r.Id).Concat(newPasswords).ToHashSet();
        await WithdrawOldMailsAsync(passwordsGone, cancellationToken);
        await (update.KeepsVersion ? AmendAsync(letters, facts, cancellationToken) : ReplaceAsync(letters, facts, cancellationToken));
        await LetGoAsync(letters, facts, cancellationToken);
        var visits = await db.HoldVisitsAsync(update.Before.SessionId, cancellationToken);
        var ending = visits.Where(v => passwordsGone.Contains(v.SessionReviewerId)).ToList();
        db.DiscardStamps(update.KeepsVersion ? ending : visits, now);
        ending.ForEach(v => v.End(now));
    }

    // A password mail that still waits stays right, unless its password was just replaced or its reader leaves; one with a link,
    // as long as the version stays.
    private Task WithdrawOldMailsAsync(HashSet<Guid> passwordsGone, CancellationToken cancellationToken)
    {
        var leaving = update.Leaving.Select(r => r.Id).ToHashSet();
        return db.WithdrawMailsAsync(
            update.Staying.Concat(update.Leaving).Select(r => r.Id),
            m => m.CarriesPassword() ? passwordsGone.Contains(m.AboutId!.Value) : !update.KeepsVersion || leaving.Contains(m.AboutId!.Value),
            cancellationToken);
    }

    private async Task ReplaceAsync(SessionLetters letters, ReviewMailFacts facts, CancellationToken cancellationToken)
    {
        var holders = await db.WhoHoldOldPapersAsync(update.Staying.Select(r => r.Id), update.After.Version, cancellationToken);
        var changed = PaperChange.InMail(update.PaperChanges, update.FactChangesForReviewers.Count > 0);
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
    }

    private async Task AmendAsync(SessionLetters letters, ReviewMailFacts facts, CancellationToken cancellationToken)
    {
        var late = await WithdrawOutdatedAsync(cancellationToken);
        var holders = await db.WhoHoldOldPapersAsync(late, update.After.Version, cancellationToken);
        var anew = update.Newcomers.Concat(late).ToHashSet();
        // Who was taken off this version and is chosen for it again has a record of it, too.
        var records = (await db.HoldRecordsAsync(anew, update.After.Version, cancellationToken)).ToDictionary(v => v.SessionReviewerId);
        var mailed = await db.WhoWasMailedAsync(update.Staying.Select(r => r.Id), cancellationToken);
        foreach (var reviewer in update.Staying)
        {
            reviewer.Admit();
            if (anew.Contains(reviewer.Id))
            {
                if (!records.TryGetValue(reviewer.Id, out var record))
                {
                    db.Add(record = new ViewingRecord { SessionReviewerId = reviewer.Id, Version = update.After.Version });
                }

                letters.SendLink(
                    reviewer, record, facts, holders.Contains(reviewer.Id) ? LinkMailKind.Replaced : LinkMailKind.Updated, now);
            }
            else if (mailed.Contains(reviewer.Id) && update.FactChangesForReviewers.Count > 0)
            {
                letters.SendChange(reviewer, facts, update.FactChangesForReviewers, now);
            }
        }
    }

    // A URL mail that nobody has tried to send yet would tell the old 閲覧期限. What is held back waits for a person as before.
    private async Task<IReadOnlyList<Guid>> WithdrawOutdatedAsync(CancellationToken cancellationToken)
    {
        if (update.FactChangesForReviewers.Count == 0)
        {
            return [];
        }

        var outdated = (await db.HoldOpenMailsAsync(update.Staying.Select(r => r.Id), cancellationToken))
            .FindAll(m => m is { Status: MailStatus.Waiting, FirstAttemptAt: null }
                && m.Kind is nameof(ReviewPapersMail) or nameof(ReviewPapersReplacedMail) or nameof(ReviewPapersReminderMail));
        outdated.ForEach(m => m.Withdraw());
        return [.. outdated.Select(m => m.AboutId!.Value).Distinct()];
    }

    /// <summary>既読 of cases that are page for page the same.</summary>
    public async Task CarryReadingOverAsync(CancellationToken cancellationToken)
    {
        if (update.KeepsVersion)
        {
            return;
        }

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
        // They were told of the day as it stood before this update, and of a meeting that is over there is nothing to take back.
        var told = update.Told is { PlannedOn: { } day } plan ? facts with { PlannedOn = day, StartsAt = plan.StartsAt } : facts;
        foreach (var reviewer in update.Leaving)
        {
            reviewer.Revoke(now);
            if (mailed.Contains(reviewer.Id) && told.PlannedOn >= now.DayInJapan())
            {
                letters.SendFarewell(reviewer, told, now);
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
                && (m.Status == MailStatus.Sent || (m.FirstAttemptAt != null && m.Status != MailStatus.Undeliverable)))
            .Select(m => m.AboutId!.Value).Distinct().ToListAsync(cancellationToken);
        return mailed.ToHashSet();
    }
}
