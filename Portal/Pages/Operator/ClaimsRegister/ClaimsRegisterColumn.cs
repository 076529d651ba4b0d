using Portal.Core.Accounts;

namespace Portal.Pages.Operator.ClaimsRegister;

/// <summary>One column of the register's CSV, explained on the import page and filled in once in the template.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Meaning">What stands there.</param>
/// <param name="Example">An invented office's; its hash is none, so that nobody imports it by mistake.</param>
public sealed record ClaimsRegisterColumn(string Name, string Meaning, string Example)
{
    public static IReadOnlyList<ClaimsRegisterColumn> All { get; } =
    [
        new(ClaimsRegisterCsv.Kind, "介護事業所、みなし介護事業所、地域包括支援センター、医療機関のどれか", "介護事業所"),
        new(ClaimsRegisterCsv.Number, "介護事業所番号か医療機関コード。先頭の0も書いた10桁", "3270200128"),
        new(ClaimsRegisterCsv.Name, "200文字まで", "見本ケアセンター"),
        new(ClaimsRegisterCsv.PostalCode, "7桁。わからないときは空", "6980024"),
        new(ClaimsRegisterCsv.Address, "都道府県から。300文字まで", "島根県益田市駅前町17番1号"),
        new(ClaimsRegisterCsv.Phone, "市外局番から", "0856-00-0000"),
        new(ClaimsRegisterCsv.CorporationName, "200文字まで。ないときは空", "社会福祉法人 見本会"),
        new(ClaimsRegisterCsv.NonProfit, "非営利の法人は「はい」。ほかは「いいえ」か空", "はい"),
        new(ClaimsRegisterCsv.Services, "サービス種類コード。2つ以上は「・」で区切る。医療機関は空", "11・15"),
        new(ClaimsRegisterCsv.InstitutionKind, "医療機関だけ。病院か診療所", ""),
        new(ClaimsRegisterCsv.Beds, "医療機関だけ。病床がないときは0", ""),
        new(ClaimsRegisterCsv.UserId, "電子請求受付システムのユーザID。KJと12文字", "KJ320000000001"),
        new(ClaimsRegisterCsv.SecretHash, "pbkdf2-sha256$回数$ソルト$ハッシュ。回数は100,000から2,000,000まで", "pbkdf2-sha256$600000$（ソルト）$（ハッシュ）"),
        new(ClaimsRegisterCsv.TemporaryPassword, "仮パスワードから変えていないときは「はい」。ほかは「いいえ」か空", "いいえ"),
    ];
}
