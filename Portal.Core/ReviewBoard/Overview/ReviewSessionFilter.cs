namespace Portal.Core.ReviewBoard;

/// <summary>What is looked for among the sessions, as it stands in the URL.</summary>
/// <param name="State">draft, registered, closed or deleted; anything else for all but the deleted.</param>
/// <param name="From">Planned on this day or later.</param>
/// <param name="To">Planned on this day or earlier.</param>
/// <param name="Sort">held, number, panel or state, with a minus for descending; -held when not given.</param>
public sealed record ReviewSessionFilter(string? State, DateOnly? From, DateOnly? To, string? Sort)
{
    public bool IsEmpty => Status is null && From is null && To is null;

    private ReviewSessionStatus? Status => State switch
    {
        "draft" => ReviewSessionStatus.Draft,
        "registered" => ReviewSessionStatus.Registered,
        "closed" => ReviewSessionStatus.Closed,
        "deleted" => ReviewSessionStatus.Deleted,
        _ => null,
    };

    internal IQueryable<ReviewSession> Apply(IQueryable<ReviewSession> sessions)
    {
        sessions = Status is { } status
            ? sessions.Where(s => s.Status == status)
            : sessions.Where(s => s.Status != ReviewSessionStatus.Deleted);
        if (From is { } from)
        {
            sessions = sessions.Where(s => s.PlannedOn >= from);
        }

        if (To is { } to)
        {
            sessions = sessions.Where(s => s.PlannedOn <= to);
        }

        return sessions;
    }

    // The id comes last, always in the same direction: an index then gives the rows already in order. A draft without a
    // date sorts as the latest, where its clerk looks first.
    internal IQueryable<ReviewSession> Order(IQueryable<ReviewSession> sessions) => Sort switch
    {
        "held" => sessions.OrderBy(s => s.PlannedOn).ThenBy(s => s.Id),
        "number" => sessions.OrderBy(s => s.Number).ThenBy(s => s.Id),
        "-number" => sessions.OrderByDescending(s => s.Number).ThenByDescending(s => s.Id),
        "panel" => sessions.OrderBy(s => s.PanelName).ThenBy(s => s.PlannedOn).ThenBy(s => s.Id),
        "-panel" => sessions.OrderByDescending(s => s.PanelName).ThenByDescending(s => s.PlannedOn).ThenByDescending(s => s.Id),
        "state" => sessions.OrderBy(s => s.Status).ThenBy(s => s.PlannedOn).ThenBy(s => s.Id),
        "-state" => sessions.OrderByDescending(s => s.Status).ThenByDescending(s => s.PlannedOn).ThenByDescending(s => s.Id),
        _ => sessions.OrderByDescending(s => s.PlannedOn).ThenByDescending(s => s.Id),
    };
}
