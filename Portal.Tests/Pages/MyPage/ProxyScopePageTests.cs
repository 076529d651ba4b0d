using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

/// <summary>代理申請: what the pages show to whom.</summary>
public sealed class ProxyScopePageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ProxyScopePageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task The_secretariat_reads_that_it_was_sent_by_proxy_and_is_led_to_nobodys_account()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (_, sends) = await portal.GiveProxy(principal, agent, ProxyScope.Send);
        var id = await portal.NewCompleteDraft(principal);
        Assert.Empty((await portal.SendAs(sends, new SubmitApplication(id, true))).Errors);
        var sent = await portal.ApplicationOf(id);
        using var examiner = await portal.SignIn(await portal.NewExaminer());

        var found = await examiner.OpenAsync($"/operator/receipts?Number={sent.ReceiptNumber}");

        Assert.Contains($"代理で提出：{sent.Sent!.Proxy!.ToText()}", found.MainText(), StringComparison.Ordinal);
        Assert.Empty(found.QuerySelectorAll("main a[href^='/operator/accounts/']"));
    }
}
