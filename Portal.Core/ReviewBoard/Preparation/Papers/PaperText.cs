namespace Portal.Core.ReviewBoard;

/// <summary>資料 and 事例 in the words of the screen and of the packet.</summary>
public static class PaperText
{
    public static string ToJapanese(this ReviewDocumentKind kind) => kind switch
    {
        ReviewDocumentKind.FirstStageJudgement => "一次判定結果",
        ReviewDocumentKind.SurveyForm => "認定調査票・特記事項",
        ReviewDocumentKind.PhysicianOpinion => "主治医意見書",
        _ => "その他",
    };

    public static string ToJapanese(this ReviewCaseKind kind) => kind switch
    {
        ReviewCaseKind.New => "新規",
        ReviewCaseKind.Renewal => "更新",
        _ => "区分変更",
    };

    /// <summary>1.2 MB, as the screens count: of 1,048,576 bytes.</summary>
    public static string ToMegabytes(this long bytes) =>
        bytes < 52_429 ? "0.1 MB未満" : FormattableString.Invariant($"{bytes / 1_048_576.0:N1} MB");
}
