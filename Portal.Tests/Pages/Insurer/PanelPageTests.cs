using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer;

public sealed class PanelPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_panel_is_made_without_script_and_says_when_it_is_not_of_five()
    {
        var (browser, first, second) = await SignedIn();

        var response = await browser.SubmitAsync(
            "/insurer/panels/new", ("Name", "第3合議体"), ("Members", $"{first}"), ("Members", $"{second}"),
            ($"Order[{first}]", "２"), ($"Order[{second}]", "1"), ("Head", $"{second}"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await browser.OpenAsync(response.Headers.Location!.ToString());
        Assert.Contains("委員が2名です", page.MainText(), StringComparison.Ordinal);
        Assert.Equal([$"{second}", $"{first}"], page.QuerySelectorAll("input[name=Members][checked]").Select(i => i.GetAttribute("value")));
        Assert.Contains("佐藤（長）、山田", (await browser.OpenAsync("/insurer/panels")).MainText(), StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task A_refused_form_keeps_who_was_ticked_and_numbered()
    {
        var (browser, first, second) = await SignedIn();

        var response = await browser.SubmitAsync(
            "/insurer/panels/new", ("Name", ""), ("Members", $"{first}"), ($"Order[{first}]", "3"), ("Head", $"{second}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Equal(PanelErrors.NameMissing, page.ErrorFor("Name"));
        Assert.True(page.QuerySelector($"input[name=Members][value='{first}']")!.HasAttribute("checked"));
        Assert.Equal("3", page.QuerySelector($"input[name='Order[{first}]']")!.GetAttribute("value"));
        Assert.True(page.QuerySelector($"input[name=Head][value='{second}']")!.HasAttribute("checked"));
        browser.Dispose();
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_and_kept_as_csv()
    {
        var clerk = await portal.NewClerk();
        var head = (await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        foreach (var name in (string[])["C合議体", "A合議体", "B合議体"])
        {
            await portal.SendAs(clerk, new AddPanel(name, new PanelSeating([head], new Dictionary<Guid, int?>(), head)));
        }

        await portal.InDatabase(db => db.Panels.Where(p => p.InsurerId == clerk.InsurerId && p.Name == "A合議体")
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.IsActive, false)));
        using var browser = await portal.SignIn(clerk);

        Assert.Equal(["B合議体", "C合議体", "A合議体"], await NamesAsync(""));
        Assert.Equal(["A合議体", "C合議体", "B合議体"], await NamesAsync("?sort=-state"));
        Assert.Equal(["A合議体", "B合議体", "C合議体"], await NamesAsync("?sort=name"));
        Assert.Equal(["C合議体", "B合議体"], await NamesAsync("?state=active&sort=-name"));
        Assert.Equal(
            "合議体,委員,人数,状態\r\nC合議体,山田（長）,1,有効\r\nB合議体,山田（長）,1,有効\r\n",
            (await (await browser.GetAsync("/insurer/panels.csv?state=active&sort=-name")).Content.ReadAsStringAsync()).TrimStart('\uFEFF'));

        async Task<IEnumerable<string>> NamesAsync(string query) =>
            (await browser.OpenAsync($"/insurer/panels{query}")).QuerySelectorAll("tbody th").Select(th => th.TextContent);
    }

    [Fact]
    public async Task Nobody_finds_the_panels_of_another_insurer_in_the_csv()
    {
        await portal.SendAs(await portal.NewClerk(), new AddPanel("他市の合議体", new PanelSeating([], new Dictionary<Guid, int?>(), null)));
        using var browser = await portal.SignIn(await portal.NewClerk());

        Assert.DoesNotContain("他市", await (await browser.GetAsync("/insurer/panels.csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_insurers_panel_is_not_found()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new AddPanel("第1合議体", new PanelSeating([], new Dictionary<Guid, int?>(), null)))).Value;
        using var browser = await portal.SignIn(await portal.NewClerk());

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/insurer/panels/{id}")).StatusCode);
    }

    private async Task<(TestBrowser Browser, Guid First, Guid Second)> SignedIn()
    {
        var clerk = await portal.NewClerk();
        var first = (await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        var second = (await portal.SendAs(clerk, new AddReviewer("佐藤", "sato@example.jp", "保健師"))).Value;
        return (await portal.SignIn(clerk), first, second);
    }
}
