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

    [Fact]
    public async Task Who_only_watches_reads_the_state_and_nothing_of_the_form()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        var (proxy, watches) = await portal.GiveProxy(applicant, await portal.NewOfficeUser(), ProxyScope.Watch);
        var form = (await portal.ApplicationOf(id)).Sent!;
        using var browser = await portal.SignInBy(watches, proxy);

        var returned = (await browser.OpenAsync($"/subsidies/applications/{id}")).MainText();
        Assert.Contains("修正を待っています", returned, StringComparison.Ordinal);
        Assert.Empty((await portal.MendHolder(applicant, id, "スズランカイ")).Errors);
        Assert.Empty((await portal.Resubmit(applicant, id)).Errors);
        var mended = (await browser.OpenAsync($"/subsidies/applications/{id}")).MainText();
        var seen = (await portal.SendAs(watches, new FindApplication(id)))!;

        Assert.All([returned, mended], text =>
        {
            Assert.DoesNotContain(form.Account.Number, text, StringComparison.Ordinal);
            Assert.DoesNotContain(form.Account.HolderKana, text, StringComparison.Ordinal);
            Assert.DoesNotContain("スズランカイ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("直すところ", text, StringComparison.Ordinal);
        });
        Assert.Equal((0, 0, 0), (seen.Files.Count, seen.Rounds.Count, seen.Sendings.Count));
        Assert.Equal(("", "", ""), (seen.Sent!.Account.Number, seen.Sent.Basics.Address, seen.Sent.Note));
        Assert.Null(seen.Form.Account);
    }
}
