using System.Text;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>How many reviewers are in one state.</summary>
/// <param name="HaveRead">Of those who are locked: how many have read it all the same.</param>
public sealed record StateCount(ReviewerState State, int Count, int HaveRead)
{
    public string Text => State == ReviewerState.Locked && HaveRead > 0 ? $"{Count}名（うち閲覧済み{HaveRead}名）" : $"{Count}名";
}

/// <summary>
/// The picture at a glance of 参照状況: a mark for each reviewer, those in one state together. States differ in their shapes: on
/// paper, and for who does not tell the colours apart, these say it. Beside it stands a table with the numbers.
/// </summary>
public static class StatusPicture
{
    private const int Size = 24;
    private const int Step = 28;
    private const int InRow = 10;

    // Those that are well first; those that somebody has to help stand together at the end.
    private static readonly ReviewerState[] Order =
    [
        ReviewerState.Read, ReviewerState.Unread, ReviewerState.Waiting, ReviewerState.Retrying, ReviewerState.HeldBack,
        ReviewerState.Undeliverable, ReviewerState.Locked,
    ];

    public static IReadOnlyList<StateCount> Counts(IReadOnlyList<ReviewerStatus> reviewers) =>
        [.. from state in Order
            let them = reviewers.Where(r => r.State == state).ToList()
            where them.Count > 0
            select new StateCount(state, them.Count, them.Count(r => r.HasRead))];

    /// <summary>All marks in rows of ten, as SVG.</summary>
    public static string Of(IReadOnlyList<ReviewerStatus> reviewers)
    {
        var marks = new StringBuilder();
        foreach (var (index, reviewer) in reviewers.OrderBy(r => Array.IndexOf(Order, r.State)).Index())
        {
            marks.Append(Mark(reviewer.State, index % InRow * Step, index / InRow * Step));
        }

        var (columns, rows) = (Math.Clamp(reviewers.Count, 1, InRow), ((Math.Max(1, reviewers.Count) - 1) / InRow) + 1);
        return Svg((columns * Step) - Step + Size, (rows * Step) - Step + Size, marks.ToString());
    }

    /// <summary>The mark of one state, for the table beside it.</summary>
    public static string Of(ReviewerState state) => Svg(Size, Size, Mark(state, 0, 0));

    private static string Svg(int width, int height, string marks) =>
        $"""<svg class="marks" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true">{marks}</svg>""";

    // Black on white as it is, for paper; the style sheet colours it on the screen.
    private static string Mark(ReviewerState state, int x, int y)
    {
        var (fill, ink) = state == ReviewerState.Read ? ("currentColor", "white") : ("white", "currentColor");
        var edge = state is ReviewerState.Waiting or ReviewerState.Retrying ? " stroke-dasharray=\"3 2\"" : "";
        return $"""
            <g class="{StatusText.ChipOf(state)}" transform="translate({x} {y})" stroke-linecap="round" stroke-linejoin="round"><rect x="1" y="1" width="22" height="22" rx="4" fill="{fill}" stroke="currentColor" stroke-width="1.5"{edge}/><path d="{Shape(state)}" fill="none" stroke="{ink}" stroke-width="2"/></g>
            """;
    }

    private static string Shape(ReviewerState state) => state switch
    {
        ReviewerState.Read => "M6 12.5l4 4 8-8.5", // a tick
        ReviewerState.Unread => "M5.5 8h13v9h-13zM5.5 8l6.5 5.5L18.5 8", // a letter
        ReviewerState.Waiting => "M7 12h.01M12 12h.01M17 12h.01", // dots
        ReviewerState.Retrying => "M17 10.5A5.3 5.3 0 1 0 17 14M17.5 6.5v4h-4", // round again
        ReviewerState.HeldBack => "M9.5 8v8M14.5 8v8", // a pause
        ReviewerState.Undeliverable => "M8 8l8 8M16 8l-8 8", // a cross
        _ => "M7 11.5h10v6.5H7zM9 11.5V9a3 3 0 0 1 6 0v2.5", // a padlock
    };
}
