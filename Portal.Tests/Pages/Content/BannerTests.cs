using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Content;

public sealed class BannerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string List = "/operator/banner";

    [Fact]
    public async Task An_operator_sets_a_banner_that_everybody_sees_at_once_and_ends_it()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        using var visitor = portal.Visit();
        const string Text = "<script>alert(1)</script>今夜22時から止めます。";
        await visitor.OpenAsync("/privacy");

        var response = await browser.SubmitAsync($"{List}/new", ("Kind", "Maintenance"), ("Text", Text));

        Assert.Equal($"{List}?done=set", response.Headers.Location?.OriginalString);
        foreach (var path in new[] { "/privacy", "/privacy", "/review", "/no-such-page" })
        {
            var banner = (await (await visitor.GetAsync(path)).ReadPageAsync()).QuerySelector("[aria-label=全体へのお知らせ]");
            Assert.Contains(Text, banner?.TextContent, StringComparison.Ordinal);
            Assert.Null(banner!.QuerySelector("script"));
        }

        var page = await browser.OpenAsync(List);
        Assert.Contains("表示中", page.MainText(), StringComparison.Ordinal);
        await browser.SubmitAsync(page, List, "main form");

        Assert.Null((await visitor.OpenAsync("/privacy")).QuerySelector("[aria-label=全体へのお知らせ]"));
        Assert.Contains("試験 花子が終了", (await browser.OpenAsync(List)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_sorted_by_period_or_by_when_it_was_set_and_kept_as_csv()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        await browser.SubmitAsync($"{List}/new", ("Kind", "Maintenance"), ("Text", "あとの作業です。"), ("FromDay", "令和8年12月5日"));
        await browser.SubmitAsync($"{List}/new", ("Kind", "Maintenance"), ("Text", "さきの作業です。"), ("FromDay", "令和8年12月4日"));
        await portal.InDatabase(db => db.Banners.Where(b => b.Text == "あとの作業です。")
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.SetAt, portal.Clock.Now.AddMinutes(-1))));

        Assert.Equal(["さき", "あと"], await InOrderAsync(List));
        Assert.Equal(["あと", "さき"], await InOrderAsync($"{List}?sort=set"));
        Assert.Equal(["さき", "あと"], await InOrderAsync($"{List}?sort=from"));
        Assert.Equal(["あと", "さき"], await InOrderAsync($"{List}?sort=-from"));
        var csv = await (await browser.GetAsync($"{List}.csv?sort=-from")).Content.ReadAsStringAsync();
        Assert.StartsWith(
            "状態,種類,あて先,お知らせ,開始,終了予定,出した人,出した日時,終えた人,終えた日時\r\n予定,メンテナンスのお知らせ,すべての方,あとの作業です。,2026-12-05 00:00:00,,試験 花子,2026-11-20 ",
            csv.TrimStart('\uFEFF'), StringComparison.Ordinal);

        async Task<IEnumerable<string>> InOrderAsync(string path) => (await browser.OpenAsync(path)).QuerySelectorAll("tbody th")
            .Select(th => th.TextContent).Where(text => text.Contains("の作業です。", StringComparison.Ordinal))
            .Select(text => text.Contains("さき", StringComparison.Ordinal) ? "さき" : "あと");
    }

    [Fact]
    public async Task What_is_missing_or_unreadable_is_told_beside_its_field()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var response = await browser.SubmitAsync($"{List}/new", ("FromTime", "25時"), ("UntilDay", "きのう"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Equal("種類を選んでください。", page.ErrorFor("Kind"));
        Assert.Equal("本文を入力してください。", page.ErrorFor("Text"));
        Assert.StartsWith("始める時刻を読み取れません。", page.ErrorFor("FromTime"), StringComparison.Ordinal);
        Assert.StartsWith("始める時刻を決めるときは", page.ErrorFor("FromDay"), StringComparison.Ordinal);
        Assert.StartsWith("終える日を読み取れません。", page.ErrorFor("UntilDay"), StringComparison.Ordinal);
        Assert.Equal("25時", page.QuerySelector("#FromTime")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_kept_public_page_gives_way_when_a_period_begins()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        using var visitor = portal.Visit();
        await browser.SubmitAsync(
            $"{List}/new", ("Kind", "Information"), ("Text", "まもなくです。"), ("FromDay", "令和8年11月20日"), ("FromTime", "9:13"));
        Assert.DoesNotContain("まもなくです。", (await visitor.OpenAsync("/contact")).Body!.TextContent, StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("まもなくです。", (await visitor.OpenAsync("/contact")).Body!.TextContent, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Contains("まもなくです。", (await visitor.OpenAsync("/contact")).Body!.TextContent, StringComparison.Ordinal);
    }
}
