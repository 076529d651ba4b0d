namespace Portal.Core.ReviewBoard;

/// <summary>What stands at the head of every page on which a session is prepared.</summary>
public sealed record SessionHead(
    Guid Id, int Number, string PanelName, DateOnly? PlannedOn, TimeOnly? StartsAt, ReviewSessionStatus Status,
    int Version, int Revision, DateTimeOffset SavedAt)
{
    internal static SessionHead Of(ReviewSession session)
    {
        var s = session.AsPrepared();
        return new(s.Id, s.Number, s.PanelName, s.PlannedOn, s.StartsAt, s.Status, s.Version, s.Revision, s.SavedAt)
        {
            HasChanges = session.AwaitsUpdate,
        };
    }

    /// <summary>When a draft that nobody comes back to goes with its papers; null where the page does not say.</summary>
    public DateOnly? PurgeOn { get; init; }

    /// <summary>更新待ち: 更新 would change something for reviewers.</summary>
    public bool HasChanges { get; init; }

    /// <summary>No reviewer is chosen, or not as many as stated; false where the page does not say.</summary>
    public bool LacksReviewers { get; init; }

    /// <summary>Fields of 開催情報 that 登録 needs and that are still empty, as the form calls them.</summary>
    public IReadOnlyList<string> MissingDetails =>
        [.. PlannedOn is null ? (string[])["開催予定日"] : [], .. PanelName.Length == 0 ? (string[])["合議体"] : []];

    public string Title => ReviewSessionTitle.Of(Number, PanelName);

    public bool IsEditable => Status.IsEditable();

    public bool IsDraft => Status == ReviewSessionStatus.Draft;
}
