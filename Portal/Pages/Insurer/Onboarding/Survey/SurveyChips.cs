using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding.Survey;

/// <summary>States in words and colours.</summary>
public static class SurveyChips
{
    /// <summary>What the insurer can do now.</summary>
    public static (string Text, string Kind) Chip(this OwnSurvey own) => own switch
    {
        { Standing: SurveyStanding.Planned } => ("受付前", "none"),
        { Sheet.IsUnsent: true, MayAnswer: true } => ("保存済み・未送信", "wait"),
        { Answer: not null } => ("回答済み", "done"),
        { Standing: SurveyStanding.Closed } => ("締切", "bad"),
        _ => ("未回答", "wait"),
    };

    public static (string Text, string Kind) Chip(this SurveyReopeningState state) => state switch
    {
        SurveyReopeningState.Waiting => ("返事待ち", "wait"),
        SurveyReopeningState.Granted => ("受け付けました", "done"),
        _ => ("受け付けませんでした", "bad"),
    };

    public static string Kind(this ReconfirmationState state) => state switch
    {
        ReconfirmationState.Waiting => "wait",
        ReconfirmationState.Explained => "plan",
        _ => "done",
    };

    /// <summary>受付前, 受付中 or 締切, of a survey.</summary>
    public static (string Text, string Kind) ChipOn(this ReadinessSurvey survey, DateOnly today) =>
        today < survey.OpensOn ? ("受付前", "none") : survey.IsOpenOn(today) ? ("受付中", "plan") : ("締切", "done");

    /// <summary>The labels of what is different from the answer before; for the first one, none.</summary>
    public static IReadOnlyList<string> ChangesOf(IReadOnlyList<SentAnswer> newestFirst, int index, bool isUnion) =>
        index + 1 >= newestFirst.Count
            ? []
            : [.. newestFirst[index].Receipt.Facts.Lines(isUnion).Except(newestFirst[index + 1].Receipt.Facts.Lines(isUnion)).Select(l => l.Label)];
}
