using Portal.Core.Csv;

namespace Portal.Core.ReviewBoard;

/// <summary>The columns of the register's CSV, the same for export, template and import.</summary>
public static class ReviewerCsv
{
    public const string Name = "氏名";
    public const string Email = "メールアドレス";
    public const string Profession = "職種";
    public const string State = "状態";
    public const string Panels = "合議体";
    public const string ActiveText = "有効";
    public const string InactiveText = "無効";
    public const char PanelSeparator = '・';

    /// <summary>People separate names in their own ways; a panel's name holds none of these.</summary>
    public static readonly char[] PanelSeparators = [PanelSeparator, '･', '、', ',', '，'];

    public static readonly IReadOnlyList<string> Headings = [Name, Email, Profession, State, Panels];

    public static readonly CsvLayout Layout = new(
        [new(Name), new(Email), new(Profession), new(State, Required: false), new(Panels, Required: false)],
        ReviewerImport.MaxRows, ReviewerImport.MaxBytes);

    public static IReadOnlyList<object?> Row(ReviewerRow reviewer) =>
    [
        reviewer.Name, reviewer.Email, reviewer.Profession, reviewer.IsActive ? ActiveText : InactiveText,
        string.Join(PanelSeparator, reviewer.Panels),
    ];
}
