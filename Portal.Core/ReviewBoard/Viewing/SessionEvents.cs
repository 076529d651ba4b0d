using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>これまでの記録の1行, names as they are today.</summary>
public sealed record SessionEvent(DateTimeOffset At, string Text);

/// <summary>
/// The history of a session: audit events of it and of its reviewers, and mails to reviewers that did not arrive. Of a notice to
/// the insurer that did not, the settings page tells beside the address.
/// </summary>
internal static class SessionEvents
{
    public static async Task<(IReadOnlyList<SessionEvent> Events, int Count)> SessionEventsAsync(
        this PortalDbContext db, Guid sessionId, int skip, int take, CancellationToken cancellationToken)
    {
        var reviewers = await db.SessionReviewers.AsNoTracking().Where(r => r.SessionId == sessionId)
            .Select(r => new { r.Id, r.Name }).ToDictionaryAsync(r => r.Id, r => r.Name, cancellationToken);
        var (ids, actions) = (reviewers.Keys.Append(sessionId).ToList(), SessionEventText.Actions);
        var written = db.AuditEvents.Where(e => ids.Contains(e.ObjectId) && actions.Contains(e.Action));
        var people = reviewers.Keys.ToList();
        var failed = db.OutgoingMails.Where(m => m.FailedAt != null && m.AboutId != null && people.Contains(m.AboutId.Value));

        // Both newest first: of each list so many are enough for the page, wherever they fall.
        var events = await written.OrderByDescending(e => e.Id).Take(skip + take)
            .Select(e => new Line(e.At, e.Action, e.ActorKind == "Account" ? e.ActorId : null, e.ObjectId, e.Details))
            .ToListAsync(cancellationToken);
        var failures = await failed.OrderByDescending(m => m.FailedAt).Take(skip + take)
            .Select(m => new Line(m.FailedAt!.Value, SessionEventText.MailFailed, null, m.AboutId!.Value, "{}"))
            .ToListAsync(cancellationToken);
        var shown = events.Concat(failures).OrderByDescending(l => l.At).Skip(skip).Take(take).ToList();

        var actors = shown.Select(l => l.ActorId).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => actors.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName })
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var count = await written.CountAsync(cancellationToken) + await failed.CountAsync(cancellationToken);
        return ([.. shown.Select(l => new SessionEvent(l.At, TextOf(l, names, reviewers)))], count);
    }

    private static string TextOf(Line line, Dictionary<Guid, string> accounts, Dictionary<Guid, string> reviewers) =>
        SessionEventText.Of(
            line.Action,
            line.ActorId is { } id ? $"{accounts.GetValueOrDefault(id, "職員")}さん" : "",
            $"{reviewers.GetValueOrDefault(line.ObjectId, "審査員")}さん",
            line.Details);

    private sealed record Line(DateTimeOffset At, string Action, Guid? ActorId, Guid ObjectId, string Details);
}
