namespace Portal.Core.ReviewBoard;

/// <summary>What is looked for among the panels, as it stands in the URL.</summary>
/// <param name="State">active, inactive, or anything else for both.</param>
/// <param name="Sort">name or state, with a minus for descending; state when not given: those in use first.</param>
public sealed record PanelFilter(string? State, string? Sort)
{
    public const string Active = "active";
    public const string Inactive = "inactive";

    public bool IsEmpty => State is not (Active or Inactive);

    internal IQueryable<Panel> Apply(IQueryable<Panel> panels) => State switch
    {
        Active => panels.Where(p => p.IsActive),
        Inactive => panels.Where(p => !p.IsActive),
        _ => panels,
    };

    // No two panels of an insurer have one name.
    internal IQueryable<Panel> Order(IQueryable<Panel> panels) => Sort switch
    {
        "name" => panels.OrderBy(p => p.Name),
        "-name" => panels.OrderByDescending(p => p.Name),
        "-state" => panels.OrderBy(p => p.IsActive).ThenByDescending(p => p.Name),
        _ => panels.OrderByDescending(p => p.IsActive).ThenBy(p => p.Name),
    };
}

internal static class PanelRows
{
    public static IQueryable<PanelRow> ToRows(this IQueryable<Panel> panels) => panels.Select(p => new PanelRow(
        p.Id, p.Name, p.IsActive,
        p.Members.OrderBy(m => m.Position).Select(m => new PanelSeat(
            m.ReviewerId, m.Reviewer!.Name, m.Reviewer.Profession, m.IsHead, m.Reviewer.IsActive)).ToList()));
}
