using Portal.Core.Csv;

namespace Portal.Core.Municipalities;

/// <summary>The columns of the opinions' CSV, the same for export and import.</summary>
public static class OpinionCsv
{
    public const string Code = "団体コード";
    public const string Name = "市区町村";
    public const string StartsOn = "主治医意見書の電送の開始日";
    public const string Reason = "変更の理由";
    public const string Desk = "住民の問い合わせ先";
    public const string Phone = "電話番号";

    /// <summary>Takes back what was published; an empty cell changes nothing.</summary>
    public const string None = "なし";

    public static readonly IReadOnlyList<string> Headings = [Code, Name, StartsOn, Reason, Desk, Phone];

    public static readonly CsvLayout Layout = new(
        [new(Code), new(Name, Required: false), new(StartsOn), new(Reason, Required: false), new(Desk, Required: false), new(Phone, Required: false)],
        MasterImport.MaxRows, MasterImport.MaxBytes);
}
