using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Audit;

/// <summary>What is looked for in the trail, as it stands in the URL.</summary>
/// <param name="Action">The act; empty for all.</param>
/// <param name="ObjectId">The thing it was done to; null for all.</param>
/// <param name="ActorId">Who did it; null for all.</param>
/// <param name="Day">Japan's day; null for all.</param>
/// <param name="Sort">at for the oldest first; anything else for the newest first.</param>
public sealed record AuditFilter(string? Action, Guid? ObjectId, Guid? ActorId, DateOnly? Day, string? Sort)
{
    public bool IsEmpty => string.IsNullOrEmpty(Action) && ObjectId is null && ActorId is null && Day is null;

    public bool IsOldestFirst => Sort == "at";

    /// <summary>
    /// What happened to the object, and of an 審査会 what its reviewers did too: entering and reading are written down at the
    /// reviewer. One condition at a time: an index serves what is really asked for.
    /// </summary>
    internal async Task<IQueryable<AuditEvent>> FindAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var events = db.AuditEvents.AsNoTracking();
        if (!string.IsNullOrEmpty(Action))
        {
            events = events.Where(e => e.Action == Action);
        }

        if (ObjectId is { } objectId)
        {
            List<Guid> objects =
                [objectId, .. await db.SessionReviewers.Where(r => r.SessionId == objectId).Select(r => r.Id).ToListAsync(cancellationToken)];
            events = objects.Count == 1 ? events.Where(e => e.ObjectId == objectId) : events.Where(e => objects.Contains(e.ObjectId));
        }

        if (ActorId is { } actorId)
        {
            events = events.Where(e => e.ActorId == actorId);
        }

        if (Day is { } day)
        {
            var (from, to) = (day.StartInJapan(), day.EndInJapan());
            events = events.Where(e => e.At >= from && e.At < to);
        }

        return events;
    }

    // The numbers are given as events happen, and every filter has an index that ends in them.
    internal IQueryable<AuditEvent> Order(IQueryable<AuditEvent> events) =>
        IsOldestFirst ? events.OrderBy(e => e.Id) : events.OrderByDescending(e => e.Id);

    /// <summary>What follows the event of this number in that order; null for everything.</summary>
    internal IQueryable<AuditEvent> Beyond(IQueryable<AuditEvent> events, long? last) => (last, IsOldestFirst) switch
    {
        (null, _) => events,
        (_, true) => events.Where(e => e.Id > last),
        _ => events.Where(e => e.Id < last),
    };
}

internal static class AuditLines
{
    public static IQueryable<AuditLine> ToLines(this IQueryable<AuditEvent> events, PortalDbContext db) =>
        events.Select(e => new AuditLine(
            e.Id, e.At,
            db.Users.Where(a => a.Id == e.ActorId).Select(a => a.DisplayName).FirstOrDefault()
                ?? db.SessionReviewers.Where(r => r.Id == e.ActorId).Select(r => r.Name).FirstOrDefault()
                ?? (e.ActorKind == "Worker" ? "システム" : e.ActorKind == "CommandLine" ? "サーバーのコマンド" : "ログイン前の方"),
            e.ActorId, e.ClientAddress, e.Action, e.ObjectKind, e.ObjectId,
            db.Insurers.Where(i => i.Id == e.InsurerId).Select(i => i.Name).FirstOrDefault(),
            e.Details));
}
