using System.Security.Claims;
using Portal.Web;

namespace Portal.Tests.Pages.Look;

public sealed class NavigationTests(LookHost host) : IClassFixture<LookHost>
{
    [Theory]
    [InlineData("InsurerStaff", "ホーム 審査会資料 審査員 利用開始の準備 設定 アカウント")]
    [InlineData("InsurerAdministrator", "ホーム 審査会資料 審査員 利用開始の準備 設定 職員 アカウント")]
    [InlineData("Operator", "ホーム 保険者 利用開始 助成金 アカウント検索 登録簿 送信メール 稼働状況 監査記録 お知らせ アカウント")]
    [InlineData("Auditor", "監査記録 アカウント")]
    public async Task Everyone_finds_what_the_own_role_may_do(string role, string menu)
    {
        var page = await host.GetAsync($"/dev/components?as={role}");

        Assert.Equal(menu, string.Join(' ', page.QuerySelectorAll(".nav a").Select(a => a.TextContent)));
        Assert.Equal("佐藤 恵", page.QuerySelector(".who b")!.TextContent);
        Assert.Equal("部品の一覧 - 大分市 長寿福祉課 - 介護情報基盤ポータル", page.Title);
        Assert.NotNull(page.QuerySelector(".who form[method=post] input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public void A_visitor_has_no_menu()
    {
        Assert.Empty(Navigation.For(new ClaimsPrincipal(new ClaimsIdentity())));
    }

    [Theory]
    [InlineData(null, "", "マイページ 助成金を申請する 事業所・医療機関の情報 利用者 代理 アカウント")]
    [InlineData(PortalClaims.ProxyScope, "Prepare", "マイページ 助成金を申請する 切り替え アカウント")]
    [InlineData(PortalClaims.ProxyScope, "Send, Watch", "マイページ 切り替え アカウント")]
    [InlineData(PortalClaims.ProxyOver, "あじさいの家", "切り替え アカウント")]
    public void Who_acts_by_proxy_finds_nothing_that_is_the_offices_own(string? claim, string value, string menu)
    {
        List<Claim> claims = [new(ClaimTypes.Role, "OfficeUser"), .. claim is null ? Array.Empty<Claim>() : [new Claim(claim, value)]];

        var items = Navigation.For(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")));

        Assert.Equal(menu, string.Join(' ', items.Select(i => i.Text)));
    }

    [Theory]
    [InlineData("/insurer", "/insurer", true)]
    [InlineData("/insurer", "/insurer/settings", false)]
    [InlineData("/insurer/review-sessions", "/insurer/review-sessions/1/papers", true)]
    [InlineData("/insurer/review-sessions", "/insurer/reviewers", false)]
    [InlineData("/insurer/review-sessions", "/insurer/panels", false)]
    [InlineData("/insurer/reviewers", "/insurer/reviewers/import", true)]
    [InlineData("/insurer/reviewers", "/insurer/panels", true)]
    [InlineData("/insurer/reviewers", "/insurer/panels/1", true)]
    [InlineData("/operator/insurers", "/operator/receipts", true)]
    [InlineData("/operator/insurers", "/operator/onboarding/1", false)]
    [InlineData("/operator/schedule", "/operator/onboarding/1", true)]
    [InlineData("/operator/schedule", "/operator/surveys/new", true)]
    [InlineData("/insurer/onboarding", "/insurer/onboarding/tasks/6", true)]
    [InlineData("/operator/accounts", "/operator/receipts", false)]
    [InlineData("/operator/subsidies/applications", "/operator/subsidies/dashboard", true)]
    [InlineData("/operator/subsidies/applications", "/operator/subsidies/decision-batches/1", true)]
    [InlineData("/operator/subsidies/applications", "/operator/subsidies/programmes", true)]
    [InlineData("/operator/subsidies/applications", "/operator/subsidies/changes/1", true)]
    public void An_entry_is_current_on_its_own_page_and_below(string href, string path, bool current)
    {
        Assert.Equal(current, new NavigationItem("", href).IsCurrent(path));
    }
}
