using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Offices.Proxies;

/// <summary>代理で扱える事業所・医療機関 of who acts for many, and offers of who asks many.</summary>
public sealed class ProxyListTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ProxyListTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Fifty_are_listed_all_are_counted_and_the_others_are_searched_for()
    {
        var agent = await portal.NewOfficeUser();
        var office = await NamedAsync("第一 はまなす園");
        var (proxy, acting) = await portal.GiveProxy(office, agent);
        await AddManyAsync(agent, ListLimits.PageSize + 3);
        using var browser = await portal.SignInBy(agent, proxy);
        var number = await portal.NumberOf(office);

        var all = await portal.SendAs(acting, new ListMyPrincipals());
        var page = await browser.OpenAsync("/my/offices");
        Assert.Equal((ListLimits.PageSize, ListLimits.PageSize + 4), (all.Rows.Count, all.Count));
        Assert.Equal((proxy, true), (all.Rows[0].ProxyId, all.Rows[0].IsCurrent));
        Assert.Equal(ListLimits.PageSize, page.QuerySelectorAll("[aria-label='代理で扱える事業所・医療機関の表'] tbody tr").Length);
        Assert.Contains("54件中 1〜50件", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("50件が出ています。いま扱っているものが先で、そのあとは新しい順です。", page.MainText(), StringComparison.Ordinal);

        foreach (var typed in new[] { "はまなす", " はまなす園 ", number, $"{number[..4]}-{number[4..]}", number[2..8] })
        {
            var found = await portal.SendAs(agent, new ListMyPrincipals(typed));
            Assert.Contains(found.Rows, row => row.ProxyId == proxy);
        }

        Assert.Equal(1, (await portal.SendAs(agent, new ListMyPrincipals("第一 はまなす"))).Count);
        Assert.Equal(1, (await portal.SendAs(agent, new ListMyPrincipals("第一はまなす"))).Count);
        Assert.Equal(0, (await portal.SendAs(agent, new ListMyPrincipals("はま%"))).Count);
        Assert.Contains(
            "あてはまる事業所・医療機関がありません", (await browser.OpenAsync($"/my/offices?q={Uri.EscapeDataString("ない名前")}")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_of_the_list_of_all_names_its_office_though_that_is_not_among_the_fifty()
    {
        var agent = await portal.NewOfficeUser();
        var office = await NamedAsync("第二 はまなす園");
        await portal.GiveProxy(office, agent);
        await portal.SendAs(office, new StartApplication());
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AddManyAsync(agent, ListLimits.PageSize);
        using var browser = await portal.SignIn(agent);

        var page = await browser.OpenAsync("/my/offices");

        Assert.DoesNotContain("第二 はまなす園", page.QuerySelector("[aria-label='代理で扱える事業所・医療機関の表']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第二 はまなす園 代理", page.QuerySelector("[aria-label='すべての助成金の申請の表']")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Nobody is flooded through the portal: the offers are there all the same.</summary>
    [Fact]
    public async Task Beyond_twenty_offers_a_day_nobody_is_told_by_mail_any_more()
    {
        var principal = await portal.NewOfficeUser();
        var offers = new List<Guid>();
        for (var n = 0; n <= Proxy.MailsOfOfficeADay; n++)
        {
            offers.Add(await portal.OfferProxy(principal, await portal.NewOfficeUser()));
        }

        var mails = new List<int>();
        foreach (var offer in offers)
        {
            mails.Add(await portal.MailsAbout(offer, nameof(ProxyOfferedMail)));
        }

        Assert.Equal([.. Enumerable.Repeat(1, Proxy.MailsOfOfficeADay), 0], mails);
        Assert.Equal(offers.Count, (await portal.SendAs(principal, new ListProxies()))!.Given.Count(g => g.State == ProxyState.Offered));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await portal.MailsAbout(await portal.OfferProxy(principal, await portal.NewOfficeUser()), nameof(ProxyOfferedMail)));
    }

    private async Task<TestUser> NamedAsync(string name)
    {
        var user = await portal.NewOfficeUser();
        await portal.InDatabase(db => db.Offices.Where(o => o.Id == user.OfficeId).ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, name)));
        return user;
    }

    private async Task AddManyAsync(TestUser agent, int count)
    {
        for (var n = 0; n < count; n++)
        {
            await portal.GiveProxy(await portal.NewOfficeUser(), agent);
        }
    }
}
