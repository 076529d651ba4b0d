using Portal.Core.Csv;

namespace Portal.Core.Municipalities;

/// <summary>The columns of the insurers' CSV, the same for export, template and import.</summary>
public static class InsurerCsv
{
    public const string Number = "保険者番号";
    public const string Name = "名称";
    public const string Kind = "種別";
    public const string Function = "保険者機能";
    public const string Members = "構成市町村";
    public const string Vendor = "システムベンダ";
    public const char MemberSeparator = ' ';

    /// <summary>People separate codes in their own ways; a code holds none of these.</summary>
    public static readonly char[] MemberSeparators = [MemberSeparator, '　', '・', '、', ',', '，', '/', ';'];

    public static readonly IReadOnlyList<string> Headings = [Number, Name, Kind, Function, Members, Vendor];

    public static readonly CsvLayout Layout = new(
        [new(Number), new(Name), new(Kind), new(Function, Required: false), new(Members, Required: false), new(Vendor, Required: false)],
        MasterImport.MaxRows, MasterImport.MaxBytes);

    public static string FunctionText(bool has) => has ? "あり" : "なし";
}
