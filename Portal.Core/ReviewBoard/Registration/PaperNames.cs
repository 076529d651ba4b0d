namespace Portal.Core.ReviewBoard;

/// <summary>What papers and cases are called on screen.</summary>
public static class PaperNames
{
    /// <summary>Each case usually has these three; その他 is never missed.</summary>
    public static readonly IReadOnlyList<(ReviewDocumentKind Kind, string Name)> Expected =
    [
        (ReviewDocumentKind.FirstStageJudgement, "一次判定結果"),
        (ReviewDocumentKind.SurveyForm, "認定調査票・特記事項"),
        (ReviewDocumentKind.PhysicianOpinion, "主治医意見書"),
    ];

    public static string Of(ReviewDocumentKind kind) =>
        kind == ReviewDocumentKind.Other ? "その他" : Expected.Single(e => e.Kind == kind).Name;

    public static string Of(ReviewCaseKind kind) => kind switch
    {
        ReviewCaseKind.New => "新規",
        ReviewCaseKind.Renewal => "更新",
        _ => "区分変更",
    };
}
