using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>The passage from the published version to the next: what changes, and for whom.</summary>
internal sealed class VersionUpdate(
    ReviewPacket before, ReviewPacket after, IReadOnlyList<SessionReviewer> reviewers, SessionPlan prepared)
    : VersionDifferences(before, after.Contents, reviewers, prepared)
{
    public ReviewPacket Before { get; } = before;

    public ReviewPacket After { get; } = after;

    /// <summary>開催情報 as reviewers know it until now; null when it was not written down.</summary>
    public SessionPlan? Told => Before.PublishedFacts;

    /// <summary>The papers stay as they are: whoever has read them has read them.</summary>
    public bool KeepsVersion => Before.Id == After.Id;

    /// <summary>Inside the transaction that publishes: the reviewers' rows are held.</summary>
    public static async Task<VersionUpdate> BeginAsync(
        PortalDbContext db, ReviewSession session, ReviewPacket after, CancellationToken cancellationToken)
    {
        var reviewers = await db.HoldReviewersAsync(session.Id, cancellationToken);
        var before = await db.PublishedPackets(session).SingleAsync(cancellationToken);
        return new VersionUpdate(before, after, reviewers, SessionPlan.Of(session.AsPrepared()));
    }

    /// <summary>For the page that asks before publishing; null for a first registration, and while no packet is up to date.</summary>
    public static VersionUpdate? Look(ReadinessFacts facts, ReviewPacket? after) =>
        facts.Published is { } before && after is not null
            ? new VersionUpdate(before, after, facts.Reviewers, SessionPlan.Of(facts.Input.Session)) : null;
}
