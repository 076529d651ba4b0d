namespace Portal.Core.ReviewBoard;

/// <summary>
/// 更新で変わること: how what is prepared differs from the published version. 更新待ち, the page that asks before 更新 and the
/// refusal of an 更新 without a change all go by it.
/// </summary>
internal class VersionDifferences
{
    /// <param name="before">The published version.</param>
    /// <param name="after">The papers as they are prepared.</param>
    /// <param name="reviewers">Everybody who is or was chosen.</param>
    /// <param name="prepared">開催情報 as it is prepared.</param>
    public VersionDifferences(
        ReviewPacket before, PacketContents after, IReadOnlyList<SessionReviewer> reviewers, SessionPlan prepared)
    {
        Staying = [.. reviewers.Where(r => r.IsChosen)];
        Leaving = [.. reviewers.Where(r => !r.IsChosen && r.RevokedAt is null)];
        Newcomers = Staying.Where(r => !r.IsInvited).Select(r => r.Id).ToHashSet();
        PaperChanges = VersionChanges.Between(before.Contents, after);
        FactChanges = before.PublishedFacts?.ChangesTo(prepared) ?? [];
        FactChangesForReviewers = before.PublishedFacts?.ChangesForReviewers(prepared) ?? [];
    }

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
}
