using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>The passage from the published version to the next: what changes, and for whom.</summary>
internal sealed class VersionUpdate
{
    private VersionUpdate(
        ReviewPacket before, ReviewPacket after, IReadOnlyList<SessionReviewer> reviewers, SessionPlan prepared)
    {
        (Before, After) = (before, after);
        Staying = [.. reviewers.Where(r => r.IsChosen)];
        Leaving = [.. reviewers.Where(r => !r.IsChosen && r.RevokedAt is null)];
        Newcomers = Staying.Where(r => !r.IsInvited).Select(r => r.Id).ToHashSet();
        PaperChanges = VersionChanges.Between(before.Contents, after.Contents);
        FactChanges = before.PublishedFacts?.ChangesTo(prepared) ?? [];
        ChangesFactsForReviewers = before.PublishedFacts?.ChangesForReviewers(prepared).Count > 0;
    }

    public ReviewPacket Before { get; }

    public ReviewPacket After { get; }

    public IReadOnlyList<SessionReviewer> Staying { get; }

    public IReadOnlyList<SessionReviewer> Leaving { get; }

    /// <summary>Those staying who have no password yet: first chosen now, or chosen again after they had been taken off.</summary>
    public IReadOnlySet<Guid> Newcomers { get; }

    /// <summary>Without names or numbers of cases, so that the audit trail may keep them.</summary>
    public IReadOnlyList<PaperChange> PaperChanges { get; }

    public IReadOnlyList<FieldChange> FactChanges { get; }

    /// <summary>開催情報 that reviewers see is among what changes.</summary>
    public bool ChangesFactsForReviewers { get; }

    public IReadOnlyList<string> Changes =>
    [
        .. PaperChanges.Select(c => c.Text), .. FactChanges.Select(c => c.Text),
        .. Newcomers.Count > 0 ? [$"審査員を{Newcomers.Count}名追加"] : Array.Empty<string>(),
        .. Leaving.Count > 0 ? [$"審査員を{Leaving.Count}名取消"] : Array.Empty<string>(),
    ];

    /// <summary>Inside the transaction that publishes: the reviewers' rows are held.</summary>
    public static async Task<VersionUpdate> BeginAsync(
        PortalDbContext db, ReviewSession session, ReviewPacket after, CancellationToken cancellationToken)
    {
        var reviewers = await db.HoldReviewersAsync(session.Id, cancellationToken);
        var before = await db.ReviewPackets.SingleAsync(
            p => p.SessionId == session.Id && p.Version == session.Version && p.PublishedAt != null, cancellationToken);
        return new VersionUpdate(before, after, reviewers, SessionPlan.Of(session.AsPrepared()));
    }

    /// <summary>For the page that asks before publishing; null for a first registration, and while no packet is up to date.</summary>
    public static VersionUpdate? Look(ReadinessFacts facts, ReviewPacket? after) =>
        facts.Published is { } before && after is not null
            ? new VersionUpdate(before, after, facts.Reviewers, SessionPlan.Of(facts.Input.Session)) : null;
}
