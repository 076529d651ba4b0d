using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>Reminders, by hand and by the clock.</summary>
internal static class Reminding
{
    /// <summary>Reviewers of the current version whose record says so; locked ones first need to be unlocked by a person.</summary>
    public static async Task<IReadOnlyList<(SessionReviewer Reviewer, ViewingRecord Record)>> UnreadAsync(
        this PortalDbContext db, ReviewSession session, Func<ViewingRecord, bool> isUnread, CancellationToken cancellationToken)
    {
        var reviewers = await db.SessionReviewers.Where(r => r.SessionId == session.Id && r.RevokedAt == null && r.LockedAt == null)
            .OrderBy(r => r.Position).ToListAsync(cancellationToken);
        var ids = reviewers.Select(r => r.Id).ToList();
        var records = (await db.HoldRecordsAsync(ids, session.Version, cancellationToken)).ToDictionary(v => v.SessionReviewerId);
        return [.. reviewers.Where(r => records.TryGetValue(r.Id, out var v) && isUnread(v)).Select(r => (r, records[r.Id]))];
    }

    /// <summary>One mail each, with a fresh link; an earlier one that still waits is not sent besides.</summary>
    public static async Task RemindAsync(
        this PortalDbContext db, SessionLetters letters, ReviewSession session,
        IReadOnlyList<(SessionReviewer Reviewer, ViewingRecord Record)> unread, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = unread.Select(u => u.Reviewer.Id).ToList();
        await db.WithdrawLinkMailsAsync(ids, cancellationToken);
        var facts = await letters.FactsAsync(session, cancellationToken);
        var untold = await db.WhoWereNotToldAsync(ids, session, cancellationToken);
        foreach (var (reviewer, record) in unread)
        {
            letters.SendLink(
                reviewer, record, facts, untold.Contains(reviewer.Id) ? LinkMailKind.Replaced : LinkMailKind.Reminder, at);
        }
    }
}
