using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;

namespace Portal.Demo;

/// <summary>The organisations and people of the demonstration. They exist in Development only; all people are invented.</summary>
public static class DemoPeople
{
    /// <summary>One password for all of them: it opens nothing outside Development.</summary>
    public const string Password = "kaigo-portal-demo-2026";

    /// <summary>Who works for the first of <see cref="DemoOffices"/>.</summary>
    public const string OfficeLoginId = "midori";

    public static IReadOnlyList<DemoInsurer> Insurers { get; } =
    [
        new("32204", "益田市", "高齢者福祉課", "0856-00-0000", InsurerKind.Municipality, []),
        new("44201", "大分市", "長寿福祉課", "097-000-0000", InsurerKind.Municipality, []),
        new("23980", "東三河広域連合", "介護保険課", "0532-00-0000", InsurerKind.WideAreaUnion,
        [
            Member("23201", "豊橋市"), Member("23207", "豊川市"), Member("23214", "蒲郡市"), Member("23221", "新城市"),
            Member("23231", "田原市"), Member("23561", "設楽町"), Member("23562", "東栄町"), Member("23563", "豊根村"),
        ]),
    ];

    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new("oita-admin", "佐藤 恵", "大分市", AccountRole.InsurerAdministrator),
        new("oita-staff", "小野 翔太", "大分市", AccountRole.InsurerStaff),
        new("masuda-admin", "石田 和子", "益田市", AccountRole.InsurerAdministrator),
        new("masuda-staff", "中島 大輔", "益田市", AccountRole.InsurerStaff),
        new("mikawa-admin", "鈴木 直美", "東三河広域連合", AccountRole.InsurerAdministrator),
        new("mikawa-staff", "髙橋 一郎", "東三河広域連合", AccountRole.InsurerStaff),
        new(OfficeLoginId, "渡辺 直子", null, AccountRole.OfficeUser),
        new("operator", "事務局 太郎", null, AccountRole.Operator),
        new("operator-2", "事務局 次郎", null, AccountRole.Operator),
        new("auditor", "監査 花子", null, AccountRole.Auditor),
    ];

    private static MemberMunicipality Member(string body, string name) => new(body + CheckDigits.Modulus11(body), name);
}

/// <param name="Body">The insurer number without its check digit; the union's is invented.</param>
public sealed record DemoInsurer(
    string Body, string Name, string Department, string Phone, InsurerKind Kind, IReadOnlyList<MemberMunicipality> Members)
{
    public string InsurerNumber => Body + CheckDigits.Modulus10(Body);
}

/// <param name="Insurer">The insurer's name; null for those who work for none.</param>
public sealed record DemoAccount(string LoginId, string Name, string? Insurer, AccountRole Role)
{
    /// <summary>What the role is called on screen.</summary>
    public string RoleName => Role switch
    {
        AccountRole.InsurerAdministrator => "保険者の管理者",
        AccountRole.InsurerStaff => "保険者の職員",
        AccountRole.Operator => "事務局",
        AccountRole.Helpdesk => "ヘルプデスク",
        AccountRole.OfficeUser => "介護事業所",
        _ => "監査人",
    };
}
