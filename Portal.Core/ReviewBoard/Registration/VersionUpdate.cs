using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>The passage from the published version to the next: what changes, and for whom.</summary>
internal sealed class VersionUpdate
{
    private VersionUpdate(
        ReviewPacket before, ReviewPacket after, IReadOnlyList<SessionReviewer> reviewers, SessionPlan prepared)
    {
        (Before, After, Told) = (before, after, before.PublishedFacts);
        Staying = [.. reviewers.Where(r => r.IsChosen)];
        Leaving = [.. reviewers.Where(r => !r.IsChosen && r.RevokedAt is null)];
        Newcomers = Staying.Where(r => !r.IsInvited).Select(r => r.Id).ToHashSet();
        PaperChanges = VersionChanges.Between(before.Contents, after.Contents);
        FactChanges = before.PublishedFacts?.ChangesTo(prepared) ?? [];
        FactChangesForReviewers = before.PublishedFacts?.ChangesForReviewers(prepared) ?? [];
    }

    public ReviewPacket Before { get; }

    public ReviewPacket After { get; }

    /// <summary>開催情報 as reviewers know it until now; null when it was not written down.</summary>
    public SessionPlan? Told { get; }

    /// <summary>The papers stay as they are: whoever has read them has read them.</summary>
    public bool KeepsVersion => Before.Id == After.Id;

    public IReadOnlyList<SessionReviewer> Staying { get; }

    public IReadOnlyList<SessionReviewer> Leaving { get; }

    /// <summary>Those staying who have no password yet: first chosen now, or chosen again after they had been taken off.</summary>
    public IReadOnlySet<Guid> Newcomers { get; }

    /// <summary>Without names or numbers of cases, so that the audit trail may keep them.</summary>
    public IReadOnlyList<PaperChange> PaperChanges { get; }

    public IReadOnlyList<FieldChange> FactChanges { get; }

    /// <summary>Those of them that reviewers see.</summary>
    public IReadOnlyList<FieldChange> FactChangesForReviewers { get; }

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
