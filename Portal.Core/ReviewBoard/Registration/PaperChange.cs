namespace Portal.Core.ReviewBoard;

/// <summary>資料の変更の種類.</summary>
public enum PaperChangeKind
{
    PaperReplaced,
    PaperAdded,
    PaperRemoved,
    PaperReordered,
    CaseAdded,
    CaseRemoved,
    CaseRenamed,
    CasesReordered,
}

/// <summary>One difference of the papers between two versions.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Text">Where: 審査順3の主治医意見書を差し替え. For staff, and for reviewers behind the gate.</param>
public sealed record PaperChange(PaperChangeKind Kind, string Text)
{
    /// <summary>The same for a mail: what and how often, nothing of any case.</summary>
    public static IReadOnlyList<string> InMail(IEnumerable<PaperChange> changes, bool factsToo) =>
    [
        .. changes.GroupBy(c => c.Kind).OrderBy(g => g.Key)
            .Select(g => g.Key == PaperChangeKind.CasesReordered ? "審査順の変更" : $"{NameOf(g.Key)} {g.Count()}件"),
        .. factsToo ? ["開催情報の変更"] : Array.Empty<string>(),
    ];

    private static string NameOf(PaperChangeKind kind) => kind switch
    {
        PaperChangeKind.PaperReplaced => "資料の差し替え",
        PaperChangeKind.PaperAdded => "資料の追加",
        PaperChangeKind.PaperRemoved => "資料の削除",
        PaperChangeKind.PaperReordered => "資料の並べ替え",
        PaperChangeKind.CaseAdded => "事例の追加",
        PaperChangeKind.CaseRemoved => "事例の削除",
        _ => "事例の番号などの変更",
    };
}
