using Portal.Core.Csv;

namespace Portal.Core.ReviewBoard;

/// <summary>What 取り込み would do with a row.</summary>
public enum ReviewerImportKind
{
    /// <summary>エラー: cannot be imported as it is.</summary>
    Refused,

    /// <summary>新規.</summary>
    New,

    /// <summary>変更.</summary>
    Changed,

    /// <summary>変更なし.</summary>
    Unchanged,
}

/// <summary>What one row of the file will do.</summary>
/// <param name="Row">The row as a spreadsheet counts it.</param>
/// <param name="Email">The address as written; compared in its normalised form.</param>
/// <param name="EmailKey">The normalised form; empty for a refused row.</param>
/// <param name="IsActive">Null when the file does not say: then it stays as it is.</param>
/// <param name="NewPanels">Panels in which the person gets a seat by this row.</param>
/// <param name="ReviewerId">Who is changed; null for a new one.</param>
/// <param name="Changes">Before and after in words.</param>
public sealed record ReviewerImportRow(
    int Row, ReviewerImportKind Kind, string Name, string Email, string EmailKey, string Profession, bool? IsActive,
    IReadOnlyList<string> NewPanels, Guid? ReviewerId, IReadOnlyList<string> Changes, IReadOnlyList<CsvProblem> Problems);
