using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>これまでの記録の1行, names as they are today.</summary>
public sealed record SessionEvent(DateTimeOffset At, string Text);

/// <param name="Events">One page of them, in the order asked for.</param>
/// <param name="Page">From 1: the page asked for, or the last one there is.</param>
/// <param name="Count">All lines, shown or not.</param>
public sealed record SessionHistory(IReadOnlyList<SessionEvent> Events, int Page, int Count);

/// <summary>
/// The history of a session: audit events of it and of its reviewers, and mails to reviewers that did not arrive. Of a notice to
/// the insurer that did not, the settings page tells beside the address.
/// </summary>
internal static class SessionEvents
{
    public static async Task<SessionHistory> SessionHistoryAsync(
        this PortalDbContext db, Guid sessionId, bool oldestFirst, int asked, int size, CancellationToken cancellationToken)
    {
        var (written, failed) = (db.WrittenEvents(sessionId), db.FailedMails(sessionId));
        var count = await db.ReviewSessions.Where(s => s.Id == sessionId)
            .Select(_ => written.Count() + failed.Count()).SingleAsync(cancellationToken);

        // Both in one order: of each list so many are enough for the page, wherever they fall.
        var page = ListLimits.PageWithin(asked, count, size);
        var (skip, take) = ((page - 1) * size, size);
        var lines = await written.InOrder(oldestFirst).Take(skip + take)
            .Concat(failed.InOrder(oldestFirst).Take(skip + take))
            .InOrder(oldestFirst).Skip(skip).Take(take)
            .ToListAsync(cancellationToken);
        return new SessionHistory([.. lines.Select(EventOf)], page, count);
    }

    /// <summary>All pages of it, read one by one.</summary>
    public static IAsyncEnumerable<SessionEvent> WholeSessionHistory(this PortalDbContext db, Guid sessionId, bool oldestFirst) =>
        db.WrittenEvents(sessionId).Concat(db.FailedMails(sessionId)).InOrder(oldestFirst).AsAsyncEnumerable().Select(EventOf);

    private static IQueryable<Line> InOrder(this IQueryable<Line> lines, bool oldestFirst) => oldestFirst
        ? lines.OrderBy(l => l.At).ThenBy(l => l.Order).ThenBy(l => l.ThingId)
        : lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Order).ThenByDescending(l => l.ThingId);

    private static IQueryable<Line> WrittenEvents(this PortalDbContext db, Guid sessionId)
    {
        var actions = SessionEventText.Actions;
        var objects = db.SessionReviewers.Where(r => r.SessionId == sessionId).Select(r => r.Id)
            .Concat(db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Id));
        return
            from id in objects
            join e in db.AuditEvents on id equals e.ObjectId
            where actions.Contains(e.Action)
            select new Line
            {
                At = e.At,
                Order = e.Id,
                ThingId = e.ObjectId,
                Action = e.Action,
                IsByAccount = e.ActorKind == "Account",
                Actor = db.Users.Where(u => u.Id == e.ActorId).Select(u => u.DisplayName).FirstOrDefault(),
                Reviewer = db.SessionReviewers.Where(r => r.Id == e.ObjectId).Select(r => r.Name).FirstOrDefault(),
                Details = e.Details,
            };
    }

    private static IQueryable<Line> FailedMails(this PortalDbContext db, Guid sessionId) =>
        from r in db.SessionReviewers
        join m in db.OutgoingMails on r.Id equals m.AboutId
        where r.SessionId == sessionId && m.FailedAt != null
        select new Line
        {
            At = m.FailedAt!.Value,
            Order = 0,
            ThingId = m.Id,
            Action = SessionEventText.MailFailed,
            IsByAccount = false,
            Actor = null,
            Reviewer = r.Name,
            Details = "{}",
        };

    private static SessionEvent EventOf(Line line) => new(line.At, SessionEventText.Of(
        line.Action, line.IsByAccount ? $"{line.Actor ?? "職員"}さん" : "", $"{line.Reviewer ?? "審査員"}さん", line.Details));

    private sealed record Line
    {
        public required DateTimeOffset At { get; init; }

        /// <summary>Of two lines at one instant; 0 for a mail.</summary>
        public required long Order { get; init; }

        /// <summary>The mail, of two at one instant; of an event, what it is about.</summary>
        public required Guid ThingId { get; init; }

        public required string Action { get; init; }

        public required bool IsByAccount { get; init; }

        public required string? Actor { get; init; }

        public required string? Reviewer { get; init; }

        public required string Details { get; init; }
    }
}
