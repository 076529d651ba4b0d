using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <param name="Id">From the address of the page.</param>
/// <param name="Key">From the visit's cookie; null when the browser has none.</param>
public sealed record VisitKey(Guid Id, string? Key)
{
    /// <summary>The key opens the papers: it must not get into a log by printing this.</summary>
    public override string ToString() => Id.ToString();
}

/// <summary>A visit that may go on right now, and what it may see.</summary>
public sealed record OpenVisit(
    Guid Id, Guid ReviewerId, Guid SessionId, Guid InsurerId, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt,
    int ShownVersion, int Version, int StampedVersion, Guid? StampedFileId, Guid PacketId, bool DownloadAllowed)
{
    /// <summary>差替: what this visit was shown is no longer the current version.</summary>
    public bool IsReplaced => ShownVersion != 0 && ShownVersion != Version;

    /// <summary>When it ends without another request.</summary>
    public DateTimeOffset EndsAt
    {
        get
        {
            var (idle, absolute) = (LastSeenAt + ReviewVisit.IdleLimit, StartedAt + ReviewVisit.AbsoluteLimit);
            return idle < absolute ? idle : absolute;
        }
    }
}

/// <summary>
/// Asks the database on every request, in one query, whether a visit may go on: right key, not ended, session registered
/// and not past its last day, reviewer not taken off, and which version is current. Nothing is remembered in between, so
/// that a withdrawal takes effect on every instance at once.
/// </summary>
public sealed class OpenVisits(PortalDbContext db, TimeProvider clock)
{
    // Writing on every range request would be all that the database does.
    private static readonly TimeSpan NoteAfter = TimeSpan.FromMinutes(1);

    /// <summary>The visit, prolonged by this request; null when it is not open, does not exist or the key is another's.</summary>
    public async Task<OpenVisit?> FindAsync(VisitKey presented, CancellationToken cancellationToken)
    {
        if (await PeekAsync(presented, cancellationToken) is not { } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (now - found.LastSeenAt < NoteAfter)
        {
            return found;
        }

        await db.ReviewVisits.Where(v => v.Id == found.Id && v.EndedAt == null && v.LastSeenAt < now)
            .ExecuteUpdateAsync(u => u.SetProperty(v => v.LastSeenAt, now), cancellationToken);
        return found with { LastSeenAt = now };
    }

    /// <summary>As <see cref="FindAsync"/>, without prolonging it.</summary>
    public async Task<OpenVisit?> PeekAsync(VisitKey presented, CancellationToken cancellationToken)
    {
        if (presented.Key is null)
        {
            return null;
        }

        var (hash, now, today) = (SecretToken.HashOf(presented.Key), clock.GetUtcNow(), clock.TodayInJapan());
        var (idleSince, startedAfter) = (now - ReviewVisit.IdleLimit, now - ReviewVisit.AbsoluteLimit);
        var open =
            from visit in db.ReviewVisits
            join reviewer in db.SessionReviewers on visit.SessionReviewerId equals reviewer.Id
            join session in db.ReviewSessions on visit.SessionId equals session.Id
            join packet in db.ReviewPackets
                on new { SessionId = session.Id, session.Version } equals new { packet.SessionId, packet.Version }
            where visit.Id == presented.Id && visit.KeyHash == hash && visit.EndedAt == null
                && visit.LastSeenAt > idleSince && visit.StartedAt > startedAfter
                && reviewer.RevokedAt == null
                && session.Status == ReviewSessionStatus.Registered && session.ExpiresOn >= today
                && packet.PublishedAt != null
            select new OpenVisit(
                visit.Id, reviewer.Id, session.Id, session.InsurerId, visit.StartedAt, visit.LastSeenAt, visit.ShownVersion,
                session.Version, visit.StampedVersion, visit.StampedFileId, packet.Id, session.DownloadAllowed);
        return await open.SingleOrDefaultAsync(cancellationToken);
    }
}
