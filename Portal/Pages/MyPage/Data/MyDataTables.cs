using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.MyPage;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.MyPage.People;
using Portal.Pages.Subsidies.Applications;

namespace Portal.Pages.MyPage.Data;

/// <summary>わたしのデータ in rows and columns, in the words of the screens.</summary>
internal static class MyDataTables
{
    public static readonly IReadOnlyList<string> Facts = ["項目", "内容"];
    public static readonly IReadOnlyList<string> EventHeadings = ["日時", "操作", "対象", "操作した人", "接続元"];
    public static readonly IReadOnlyList<string> OfficeHeadings = ["項目", "内容", "登録したときの登録簿の内容"];
    public static readonly IReadOnlyList<string> PeopleHeadings = ["氏名", "ログインID", "メールアドレス", "役割", "参加した日時", "利用停止"];
    public static readonly IReadOnlyList<string> InvitationHeadings = ["メールアドレス", "役割", "招待した日時", "URLの期限"];

    public static readonly IReadOnlyList<string> ProxyHeadings = ["頼んだ・頼まれた", "相手", "相手の番号", "範囲", "頼んだ日時", "最後の日", "状態"];

    public static readonly IReadOnlyList<string> ApplicationHeadings =
        ["受付番号", "年度", "助成金", "状態", "申請した額（円）", "交付決定額（円）", "保存した日時", "申請した日時", "受け付けた日時", "取り下げた日時"];

    public static IReadOnlyList<string> HeadOf(MyAccountData account, OfficeView? office, DateTimeOffset at) =>
    [
        "介護情報基盤ポータル　わたしのデータ　目次", "",
        $"保存した日時：{at.ToJapanText()}",
        $"保存した方：{account.DisplayName}（{account.LoginId}）",
        office is null ? "事業所・医療機関：ありません" : $"事業所・医療機関：{office.Facts.Name}（{office.Number}）",
        "日時は、すべて日本時間です。",
    ];

    public static IEnumerable<IReadOnlyList<object?>> Of(MyAccountData account) =>
    [
        ["氏名", account.DisplayName], ["ログインID", account.LoginId], ["メールアドレス", account.Email],
        ["登録した日時", account.CreatedAt], ["最後のログイン", account.LastSignedInAt],
        ["二要素認証", account.HasSecondFactor ? "設定済み" : "設定していません"],
    ];

    public static IReadOnlyList<object?> Of(MyDataEvent e) =>
        [e.At, AuditText.Action(e.Action), AuditText.Kind(e.ObjectKind), e.IsOwn ? "ご本人" : "ほかの方・ログイン前の方", e.ClientAddress];

    public static IEnumerable<IReadOnlyList<object?>> Of(OfficeView office)
    {
        var (now, then) = (office.Facts, office.RegisterFacts);
        return
        [
            ["種別", office.Kind.Text(), null], [office.Kind.NumberName(), office.Number, null], ["登録した日時", office.RegisteredAt, null],
            ["名称", now.Name, then.Name], ["郵便番号", now.PostalCode, then.PostalCode], ["所在地", now.Address, then.Address],
            ["電話番号", now.Phone, then.Phone], ["法人名", now.CorporationName, then.CorporationName],
            ["非営利の法人", now.IsNonProfit, then.IsNonProfit],
            .. office.Kind == OfficeKind.MedicalInstitution
                ? (IEnumerable<IReadOnlyList<object?>>)[["医療機関の種別", now.InstitutionKind?.Text(), then.InstitutionKind?.Text()], ["病床数", now.Beds, then.Beds]]
                : [["サービス", Services(now), Services(then)]],
        ];
    }

    public static IReadOnlyList<object?> Of(OfficePerson p) =>
        [p.DisplayName, p.LoginId, p.Email, PeopleText.RoleOf(p.IsAdministrator), p.JoinedAt, p.IsDisabled];

    public static IReadOnlyList<object?> Of(OpenInvitation i) => [i.Email, PeopleText.RoleOf(i.IsAdministrator), i.InvitedAt, i.Until];

    public static IReadOnlyList<object?> Of(ProxyView p) =>
    [
        p.IsGiven ? "頼んだ代理" : "頼まれた代理", p.Other, p.OtherNumber, string.Join('、', p.Proxy.Scope.Lines()), p.Proxy.OfferedAt, p.Proxy.LastOn,
        p.State.Text(),
    ];

    public static IEnumerable<IReadOnlyList<object?>> Of(UsualBankAccountView usual)
    {
        var account = usual.Account;
        return
        [
            ["金融機関", $"{account.BankName}（{account.BankCode}）"], ["支店", $"{account.BranchName}（{account.BranchCode}）"],
            ["口座種別", account.Type.ToJapanese()], ["口座番号", account.Number], ["口座名義人", account.HolderKana], ["最後に変えた日時", usual.SavedAt],
        ];
    }

    public static IReadOnlyList<object?> Of(ApplicationView a) =>
    [
        a.ReceiptNumber, FiscalYear.TextOf(a.FiscalYear), a.ProgrammeName, a.Status.Chip().Text, a.AmountYen, a.GrantedYen,
        a.SavedAt, a.SubmittedAt, a.ReceivedAt, a.WithdrawnAt,
    ];

    /// <summary>As typed, as sent each time, and what was asked for in between.</summary>
    public static object ContentOf(ApplicationView a, IReadOnlyList<ChangeRequest> changes) => new
    {
        a.ReceiptNumber,
        Status = a.Status.Chip().Text,
        a.Form,
        Sendings = a.Sendings.Select(s => new { s.Round, s.At, s.Sent }),
        Returns = a.Rounds.Select(r => new { r.Round, r.ReturnedAt, r.DueOn, r.Items, r.Words, r.EndedAt, r.Outcome, r.Answer }),
        Changes = changes.Select(c => new
        {
            c.RequestedAt,
            Kind = c.Kind.Text(),
            c.Contents,
            c.Reason,
            c.FromOn,
            c.GrantedYen,
            c.AmountYen,
            State = c.State.TextForOffice(),
            c.EndedAt,
        }),
    };

    private static string Services(OfficeFacts facts) => string.Join('、', facts.ServiceCodes.Select(c => $"{c} {ServiceTypes.NameOf(c)}"));
}
