using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The head of a page on which a session is prepared.</summary>
/// <param name="Session">Which session.</param>
/// <param name="Job">The page's h1.</param>
/// <param name="Step">From 1; 0 for a page beside the steps.</param>
public sealed record HeadView(SessionHead Session, string Job, int Step = 0)
{
    private const int Details = 1;
    private const int Reviewers = 2;

    /// <summary>Steps that one has passed and that still lack something.</summary>
    public IReadOnlyCollection<int> Open =>
        [.. Session.MissingDetails.Count > 0 ? (int[])[Details] : [], .. Session.LacksReviewers ? (int[])[Reviewers] : []];

    /// <summary>The same in words, with the page on which each is mended.</summary>
    public IEnumerable<(string Text, PreparationStep Step)> Lacking()
    {
        if (Step > Details && Session.MissingDetails.Count > 0)
        {
            yield return ($"{string.Concat(Session.MissingDetails.Select(f => $"「{f}」"))}がまだ入っていません。登録する前に入れてください。", PreparationStep.Details);
        }

        if (Step > Reviewers && Session.LacksReviewers)
        {
            yield return ("審査員がまだ決まっていません。登録する前に選んでください。", PreparationStep.Reviewers);
        }
    }
}
