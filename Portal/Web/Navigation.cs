using System.Security.Claims;
using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>One entry of the menu at the head of every page.</summary>
public sealed record NavigationItem(string Text, string Href)
{
    /// <summary>A home page is current only on itself; every other entry also on the pages below it and the pages it takes in.</summary>
    public bool IsCurrent(PathString path) => Href switch
    {
        "/insurer" or "/operator" or "/my" => path == Href,
        // The panels are reached from the reviewers and have no entry of their own.
        "/insurer/reviewers" => path.StartsWithSegments(Href) || path.StartsWithSegments("/insurer/panels"),
        // Whose a 受付番号 is: reached from home, and leads to an insurer. The other masters are reached from the insurers.
        "/operator/insurers" => path.StartsWithSegments(Href) || path.StartsWithSegments("/operator/receipts")
            || path.StartsWithSegments("/operator/municipalities") || path.StartsWithSegments("/operator/vendors"),
        // Its rooms stand beside each other.
        "/operator/schedule" => path.StartsWithSegments(Href) || path.StartsWithSegments("/operator/surveys")
            || path.StartsWithSegments("/operator/onboarding"),
        // Reached from the accounts, and about one of them.
        "/operator/accounts" => path.StartsWithSegments(Href) || path.StartsWithSegments("/operator/account-recoveries"),
        // It begins with the queue; the other lists stand beside it on the page.
        "/operator/subsidies/applications" => path.StartsWithSegments("/operator/subsidies"),
        // From the first page of an application to its last.
        "/subsidies/apply" => path.StartsWithSegments(Href) || path.StartsWithSegments("/subsidies/applications"),
        _ => path.StartsWithSegments(Href),
    };
}

/// <summary>Decides who finds which entries in the menu.</summary>
public static class Navigation
{
    private static readonly NavigationItem MyAccount = new("アカウント", "/my/security");

    private static readonly NavigationItem[] Insurer =
    [
        new("ホーム", "/insurer"),
        new("審査会資料", "/insurer/review-sessions"),
        new("審査員", "/insurer/reviewers"),
        new("利用開始の準備", "/insurer/onboarding"),
        new("設定", "/insurer/settings"),
    ];

    private static readonly NavigationItem[] Office =
    [
        new("マイページ", "/my"),
        new("助成金を申請する", "/subsidies/apply"),
        new("事業所・医療機関の情報", "/my/office"),
        new("利用者", "/my/people"),
        new("代理", "/my/proxies"),
    ];

    /// <summary>Nothing of the office but its applications is open by proxy.</summary>
    private static readonly NavigationItem[] Acting =
    [
        new("マイページ", "/my"),
        new("切り替え", "/my/offices"),
    ];

    private static readonly NavigationItem[] Operator =
    [
        new("ホーム", "/operator"),
        new("保険者", "/operator/insurers"),
        new("利用開始", "/operator/schedule"),
        new("助成金", "/operator/subsidies/applications"),
        new("アカウント検索", "/operator/accounts"),
        new("登録簿", "/operator/claims-register"),
        new("送信メール", "/operator/mail"),
        new("稼働状況", "/operator/health"),
        new("監査記録", "/operator/audit"),
        new("お知らせ", "/operator/banner"),
    ];

    /// <summary>
    /// The menu of the person; empty for visitors, and while the issued password has not been changed: nothing else can be
    /// opened until then.
    /// </summary>
    public static IReadOnlyList<NavigationItem> For(ClaimsPrincipal person)
    {
        if (person.Identity?.IsAuthenticated != true || person.HasClaim(c => c.Type == PortalClaims.MustChangePassword))
        {
            return [];
        }

        return person.FindFirstValue(ClaimTypes.Role) switch
        {
            nameof(AccountRole.InsurerStaff) => [.. Insurer, MyAccount],
            nameof(AccountRole.InsurerAdministrator) => [.. Insurer, new("職員", "/insurer/staff"), MyAccount],
            nameof(AccountRole.Operator) => [.. Operator, MyAccount],
            nameof(AccountRole.Auditor) => [new("監査記録", "/operator/audit"), MyAccount],
            nameof(AccountRole.OfficeUser) when ByProxy.IsOver(person) => [new("切り替え", "/my/offices"), MyAccount],
            nameof(AccountRole.OfficeUser) when ByProxy.ScopeOf(person) is { } scope => (scope & ProxyScope.Prepare) == ProxyScope.None
                ? [.. Acting, MyAccount]
                : [Acting[0], Office[1], .. Acting[1..], MyAccount],
            nameof(AccountRole.OfficeUser) => [.. Office, MyAccount],
            _ => [MyAccount],
        };
    }

    /// <summary>Where somebody of this role begins after signing in.</summary>
    public static string HomeOf(AccountRole role) => role switch
    {
        AccountRole.InsurerStaff or AccountRole.InsurerAdministrator => "/insurer",
        AccountRole.Operator => "/operator",
        AccountRole.Auditor => "/operator/audit",
        AccountRole.OfficeUser => "/my",
        _ => MyAccount.Href,
    };

    /// <summary>For which organisation the person acts; null for visitors and for organisations without a name.</summary>
    public static string? OrganisationOf(ClaimsPrincipal person) => person.FindFirstValue(PortalClaims.Organisation);

    /// <summary>The name shown at the head of the page.</summary>
    public static string? NameOf(ClaimsPrincipal person) =>
        person.FindFirstValue(PortalClaims.DisplayName) ?? person.Identity?.Name;
}
