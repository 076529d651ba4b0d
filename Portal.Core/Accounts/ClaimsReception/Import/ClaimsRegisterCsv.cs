using Portal.Core.Csv;

namespace Portal.Core.Accounts;

/// <summary>登録簿のCSVの列: one row is one place with one of its users.</summary>
public static class ClaimsRegisterCsv
{
    public const string Kind = "種別";
    public const string Number = "番号";
    public const string Name = "名称";
    public const string PostalCode = "郵便番号";
    public const string Address = "所在地";
    public const string Phone = "電話番号";
    public const string CorporationName = "法人名";
    public const string NonProfit = "非営利";
    public const string Services = "サービス種類";
    public const string InstitutionKind = "医療機関の種別";
    public const string Beds = "病床数";
    public const string UserId = "ユーザID";
    public const string SecretHash = "パスワードのハッシュ";
    public const string TemporaryPassword = "仮パスワード";
    public const string Yes = "はい";
    public const string No = "いいえ";

    /// <summary>Between service codes, and what people write instead.</summary>
    public static readonly char[] ServiceSeparators = ['・', '･', '、', ',', '，', ';', '/', ' ', '\u3000'];

    public static readonly IReadOnlyList<string> Headings =
    [
        Kind, Number, Name, PostalCode, Address, Phone, CorporationName, NonProfit, Services, InstitutionKind, Beds,
        UserId, SecretHash, TemporaryPassword,
    ];

    public static readonly CsvLayout Layout = new(
        [.. Headings.Select(heading => new CsvColumn(heading))], ClaimsRegisterImport.MaxRows, ClaimsRegisterImport.MaxBytes);

    public static string TextOf(bool yes) => yes ? Yes : No;
}
