using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>The passage from the published version to the next: what changed, and whom to tell what.</summary>
internal sealed class VersionUpdate
{
    private readonly PortalDbContext db;
    private readonly ReviewPacket before;
    private readonly ReviewPacket after;
    private readonly List<SessionReviewer> leaving;
    private readonly List<ViewingRecord> records;

    private VersionUpdate(
        PortalDbContext db, ReviewPacket before, ReviewPacket after, List<SessionReviewer> reviewers, List<SessionReviewer> leaving,
        List<ViewingRecord> records, IReadOnlyList<string> factChanges)
    {
        (this.db, this.before, this.after, this.leaving, this.records) = (db, before, after, leaving, records);
        Staying = [.. reviewers.Where(r => r.RevokedAt is null)];
        PaperChanges = VersionChanges.Between(before.Contents, after.Contents);
        var added = Staying.Count(r => records.All(v => v.SessionReviewerId != r.Id));
        Changes =
        [
            .. PaperChanges, .. factChanges,
            .. added > 0 ? [$"審査員を{added}名追加"] : Array.Empty<string>(),
            .. leaving.Count > 0 ? [$"審査員を{leaving.Count}名取消"] : Array.Empty<string>(),
        ];
    }

    public IReadOnlyList<SessionReviewer> Staying { get; }

    /// <summary>Without names or numbers of cases, so that the audit trail may keep them.</summary>
    public IReadOnlyList<string> PaperChanges { get; }

    public IReadOnlyList<string> Changes { get; }

    /// <summary>Inside the transaction that publishes: the reviewers' rows are held.</summary>
    public static async Task<VersionUpdate> BeginAsync(
        PortalDbContext db, ReviewSession session, ReviewPacket after, CancellationToken cancellationToken) =>
        await OfAsync(db, session, after, await db.HoldReviewersAsync(session.Id, cancellationToken), cancellationToken);

    /// <summary>For the page that asks before publishing.</summary>
    public static async Task<VersionUpdate> LookAsync(
        PortalDbContext db, ReviewSession session, ReviewPacket after, CancellationToken cancellationToken) =>
        await OfAsync(
            db, session, after, await db.SessionReviewers.AsNoTracking().Where(r => r.SessionId == session.Id)
                .OrderBy(r => r.Position).ToListAsync(cancellationToken), cancellationToken);

    private static async Task<VersionUpdate> OfAsync(
        PortalDbContext db, ReviewSession session, ReviewPacket after, List<SessionReviewer> reviewers,
        CancellationToken cancellationToken)
    {
        var before = await db.ReviewPackets.SingleAsync(
            p => p.SessionId == session.Id && p.Version == session.Version && p.PublishedAt != null, cancellationToken);
        var ids = reviewers.Select(r => r.Id).ToList();
        var records = await db.ViewingRecords
            .Where(v => v.Version == session.Version && ids.Contains(v.SessionReviewerId))
            .ToListAsync(cancellationToken);
        var gone = reviewers.Where(r => r.RevokedAt is not null).ToList();
        var leaving = gone.Where(r => records.Any(v => v.SessionReviewerId == r.Id)).ToList();
        var facts = before.PublishedFacts?.ChangesTo(PublishedFacts.Of(session)) ?? [];
        return new VersionUpdate(db, before, after, reviewers, leaving, records, facts);
    }

    /// <summary>差替 to those who have opened an earlier version, the URL mail to the others, and a cancellation to who leaves.</summary>
    /// <param name="letters">Writes the mails.</param>
    /// <param name="facts">The session.</param>
    /// <param name="newPasswords">Whose password is a new one: their visits end, the old one opens nothing.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Of the caller.</param>
    public async Task TellAsync(
        SessionLetters letters, ReviewMailFacts facts, IReadOnlyList<Guid> newPasswords, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var all = Staying.Concat(leaving).Select(r => r.Id).ToList();
        var left = leaving.Select(r => r.Id).ToHashSet();
        await db.WithdrawMailsAsync(
            all, m => !m.CarriesPassword() || newPasswords.Contains(m.AboutId!.Value) || left.Contains(m.AboutId!.Value), cancellationToken);
        var holders = await db.WhoHoldOldPapersAsync(Staying.Select(r => r.Id), after.Version, cancellationToken);
        foreach (var reviewer in Staying)
        {
            var record = new ViewingRecord { SessionReviewerId = reviewer.Id, Version = after.Version };
            db.Add(record);
            letters.SendLink(
                reviewer, record, facts, holders.Contains(reviewer.Id) ? LinkMailKind.Replaced : LinkMailKind.Papers, now);
        }

        var mailed = await db.WhoWasMailedAsync(left, cancellationToken);
        leaving.Where(r => mailed.Contains(r.Id)).ToList().ForEach(r => letters.SendCancellation(r, facts, now));
        var visits = await db.HoldVisitsAsync(before.SessionId, cancellationToken);
        db.DiscardStamps(visits, now);
        visits.Where(v => newPasswords.Contains(v.SessionReviewerId)).ToList().ForEach(v => v.End(now));
    }

    /// <summary>既読 of cases that are page for page the same.</summary>
    public async Task CarryReadingOverAsync(CancellationToken cancellationToken)
    {
        var same = VersionChanges.UnchangedCases(before.Contents, after.Contents);
        var staying = Staying.Select(r => r.Id).ToList();
        var read = await db.ReadCases.AsNoTracking()
            .Where(r => r.Version == before.Version && staying.Contains(r.SessionReviewerId) && same.Contains(r.CaseId))
            .ToListAsync(cancellationToken);
        db.AddRange(read.Select(r => new ReadCase
        {
            SessionReviewerId = r.SessionReviewerId,
            Version = after.Version,
            CaseId = r.CaseId,
            ReadAt = r.ReadAt,
        }));
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
