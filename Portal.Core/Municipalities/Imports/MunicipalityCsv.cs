using Portal.Core.Csv;

namespace Portal.Core.Municipalities;

/// <summary>The columns of the ministry's list, the same for our export of it.</summary>
public static class MunicipalityCsv
{
    public const string Code = "団体コード";
    public const string Prefecture = "都道府県名（漢字）";
    public const string Name = "市区町村名（漢字）";
    public const string PrefectureKana = "都道府県名（カナ）";
    public const string Kana = "市区町村名（カナ）";

    public static readonly IReadOnlyList<string> Headings = [Code, Prefecture, Name, PrefectureKana, Kana];

    public static readonly CsvLayout Layout = new(
        [new(Code), new(Prefecture, Required: false), new(Name), new(PrefectureKana, Required: false), new(Kana)],
        MasterImport.MaxRows, MasterImport.MaxBytes);

    /// <summary>北方領土の6村 have codes and no administration.</summary>
    public static bool HasNoOffice(string code) =>
        string.CompareOrdinal(code, "016951") >= 0 && string.CompareOrdinal(code, "017001") <= 0;
}
