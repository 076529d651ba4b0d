using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Municipalities;

/// <summary>What a visitor finds.</summary>
public sealed class PublicStatusTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("つるがしま", "鶴ヶ島市")]
    [InlineData("ﾂﾙｶﾞｼﾏ", "鶴ヶ島市")]
    [InlineData("鶴ケ島", "鶴ヶ島市")]
    [InlineData("鶴が島市", "鶴ヶ島市")]
    [InlineData("竜ヶ崎", "龍ケ崎市")]
    [InlineData("442011", "大分市")]
    [InlineData("４４２０１１", "大分市")]
    [InlineData("大分県大分市", "大分市")]
    [InlineData("大分　中津", "中津市")]
    [InlineData("篠山市", "丹波篠山市")]
    [InlineData("403059", "那珂川市")]
    [InlineData("岩舟", "栃木市")]
    public async Task A_municipality_is_found_as_people_type_it(string typed, string name)
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync($"/municipalities?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(name, NamesOf(page)[0]);
        Assert.Equal(typed, page.QuerySelector<IHtmlInputElement>("#name")!.Value);
    }

    [Fact]
    public async Task What_is_not_there_is_told_with_what_to_do()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync("/municipalities?q=存在しない市");

        Assert.Contains("あてはまる市町村がありません", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_country_has_its_map_its_table_and_pages()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync("/municipalities?p=35");

        Assert.Equal(47, page.QuerySelectorAll("svg.map a[href][aria-label] path").Length);
        Assert.Equal(47, page.QuerySelectorAll("details table tbody tr").Length);
        Assert.Equal("/municipalities/oita", page.QuerySelector("svg.map a[aria-label^='大分県']")!.GetAttribute("href"));
        Assert.Equal("与那国町", NamesOf(page)[^1]);
        Assert.Contains("1,741件中 1,701〜1,741件", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_fiscal_year_and_prefecture_narrow_the_list_down()
    {
        await PublishAsync(
            new("082015", ServiceStartState.Decided, new DateOnly(2026, 11, 20)), new("082023", ServiceStartState.Decided, new DateOnly(2027, 3, 31)),
            new("082031", ServiceStartState.Decided, new DateOnly(2027, 4, 1)), new("082040", ServiceStartState.Arranging));
        using var visitor = portal.Visit();

        Assert.Equal(["水戸市"], await ListAsync("state=started"));
        Assert.Equal(["日立市", "土浦市"], await ListAsync("state=planned"));
        Assert.Equal(["古河市"], await ListAsync("state=arranging"));
        Assert.Equal(["水戸市", "日立市"], await ListAsync("year=2026"));
        Assert.Equal(["土浦市"], await ListAsync("year=2027"));
        Assert.Equal(["土浦市", "日立市", "水戸市"], (await ListAsync("sort=-start")).Take(3));
        Assert.Equal(["水戸市", "日立市", "土浦市"], (await ListAsync("sort=start")).Take(3));
        Assert.Equal(44, (await ListAsync("sort=code")).Count);

        async Task<IReadOnlyList<string>> ListAsync(string query)
        {
            var whole = NamesOf(await visitor.OpenAsync($"/municipalities?prefecture=ibaraki&{query}"));
            Assert.Equal(whole, NamesOf(await visitor.OpenAsync($"/municipalities/ibaraki?{query}")));
            return whole;
        }
    }

    [Fact]
    public async Task A_municipality_shows_its_date_its_insurer_its_history_and_its_old_names()
    {
        var union = People.NewInsurer("見本広域連合");
        union.Describe(union.Name, InsurerKind.WideAreaUnion, [new("092037", "栃木市")], hasInsurerFunction: true, vendorId: null);
        await portal.Add(union);
        await PublishAsync(new ServiceStartLine("092037", ServiceStartState.Decided, new DateOnly(2027, 1, 18)));
        await PublishAsync(new ServiceStartLine("092037", ServiceStartState.Decided, new DateOnly(2027, 4, 30), "システムの準備が延びたため"));
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync("/municipalities/tochigi/092037");

        var text = page.MainText();
        Assert.Contains("令和9年4月30日（金）", text, StringComparison.Ordinal);
        Assert.Contains("見本広域連合", text, StringComparison.Ordinal);
        Assert.Contains("岩舟町（平成26年4月5日", text, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("ol.timeline li").Length);
        Assert.Contains("理由：システムの準備が延びたため", text, StringComparison.Ordinal);
        Assert.Contains("11月20日に変更", (await visitor.OpenAsync("/municipalities/tochigi")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/municipalities/nowhere")]
    [InlineData("/municipalities/oita/000000")]
    [InlineData("/municipalities/oita/092037")]
    [InlineData("/municipalities/nowhere/442011")]
    public async Task Unknown_places_are_not_found(string path)
    {
        using var visitor = portal.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
    }

    private static IReadOnlyList<string> NamesOf(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("section.list tbody th a").Select(a => a.TextContent)];

    private async Task PublishAsync(params ServiceStartLine[] lines)
    {
        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PublishServiceStarts(lines));
        Assert.Empty(result.Errors);
    }
}
