using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>One line of the table in which reviewers are ticked and put in order.</summary>
public sealed record ReviewerRow
{
    public Guid ReviewerId { get; init; }

    public bool Chosen { get; init; }

    public string? Order { get; init; }

    public string Name { get; init; } = "";

    public string Profession { get; init; } = "";

    public string Email { get; init; } = "";

    public bool InPanel { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>The row by which this person reads the version that is out; null when not.</summary>
    public Guid? ReadsAs { get; init; }

    /// <summary>Was taken off the list, and reads until 更新.</summary>
    public bool Leaves { get; init; }

    /// <summary>Those ticked: by their numbers, and those without a number last, as they stand.</summary>
    public static IReadOnlyList<Guid> InOrder(IEnumerable<ReviewerRow> rows) =>
        [.. rows.Where(r => r.Chosen).OrderBy(r => SessionDetails.NumberOf(r.Order) ?? int.MaxValue).Select(r => r.ReviewerId)];

    /// <param name="view">What the database says.</param>
    /// <param name="typed">What a refused form said; null for a fresh page.</param>
    /// <param name="proposed">Whether the panel is ticked, since nothing was saved yet.</param>
    public static IList<ReviewerRow> Of(SessionReviewersView view, IList<ReviewerRow>? typed, bool proposed)
    {
        var rows = new List<ReviewerRow>();
        rows.AddRange(view.Chosen.Select((c, index) => Of(c, inPanel: false, index + 1)));
        rows.AddRange(view.Leaving.Select(c => Of(c, inPanel: false, order: null) with { Leaves = true }));
        rows.AddRange(view.Panel.Select((c, index) => Of(c, inPanel: true, proposed ? index + 1 : null)));
        rows.AddRange(view.Others.Select(c => Of(c, inPanel: false, order: null)));
        return typed is null
            ? rows
            : [.. rows.Select(row => typed.FirstOrDefault(t => t.ReviewerId == row.ReviewerId) is { } said
                ? row with { Chosen = said.Chosen, Order = said.Order }
                : row with { Chosen = false, Order = null })];
    }

    private static ReviewerRow Of(ReviewerChoice choice, bool inPanel, int? order) => new()
    {
        ReviewerId = choice.ReviewerId,
        Chosen = order is not null,
        Order = order?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Name = choice.Name,
        Profession = choice.Profession,
        Email = choice.Email,
        InPanel = inPanel,
        IsActive = choice.IsActive,
        ReadsAs = choice.ReadsAs,
    };
}
