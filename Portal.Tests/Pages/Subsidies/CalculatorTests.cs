using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Pages.Subsidies;

public sealed class CalculatorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Calculator = "/subsidies/calculator";

    [Fact]
    public async Task Anybody_sees_the_amount_with_its_arithmetic_and_can_keep_the_address()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync(
            $"{Calculator}?kind=CardReaders&year=2026&Services=11&Services=15&ReaderCostYen=８７,０００円&Readers=6台&SupportCostYen=55000&DonationYen=");

        Assert.Equal(
            ["① 総事業費142,000円カードリーダー 6台 87,000円 ＋ 接続サポート 55,000円", "② 助成限度額128,000円訪問介護 64,000円 ＋ 通所介護 64,000円", "③ 選定額128,000円①と②の少ないほう", "④ 交付額128,000円③の1,000円未満を切り捨て"],
            page.QuerySelectorAll(".sum > div").Select(d => string.Concat(d.TextContent.Split('\n').Select(l => l.Trim()))));
        Assert.Equal("８７,０００円", page.QuerySelector("#ReaderCostYen")!.GetAttribute("value"));
        Assert.Equal(["11", "15"], page.QuerySelectorAll<IHtmlInputElement>("input[name=Services]").Where(i => i.IsChecked).Select(i => i.Value));
    }

    [Fact]
    public async Task The_form_asks_nothing_before_it_is_sent_and_offers_every_service()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync(Calculator);

        Assert.Empty(page.Errors());
        Assert.Null(page.QuerySelector(".sum"));
        Assert.Equal(35 + 19, page.QuerySelectorAll("input[name=Services]").Length);
        Assert.Equal("get", page.QuerySelector("main form")!.GetAttribute("method"));
    }

    [Fact]
    public async Task What_is_missing_or_unreadable_is_told_beside_its_field()
    {
        using var visitor = portal.Visit();

        var empty = await visitor.GetAsync($"{Calculator}?kind=CardReaders&ReaderCostYen=&Readers=&SupportCostYen=");
        var unreadable = await visitor.OpenAsync($"{Calculator}?kind=CardReaders&Services=11&ReaderCostYen=たくさん&SupportCostYen=1000");
        var tooMany = await visitor.GetAsync($"{Calculator}?kind=CardReaders&Services=52&ReaderCostYen=30000&Readers=3&SupportCostYen=");

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        var page = await empty.ReadPageAsync();
        Assert.Equal("提供しているサービスを、1つ以上選んでください。", page.ErrorFor("Services"));
        Assert.Equal("カードリーダーの費用か、接続サポートの費用を入力してください。", page.ErrorFor("ReaderCostYen"));
        Assert.Equal("数字だけで入力してください。", unreadable.ErrorFor("ReaderCostYen"));
        Assert.Null(unreadable.QuerySelector(".sum"));
        Assert.StartsWith("カードリーダーは、選んだサービスでは2台までです。", (await tooMany.ReadPageAsync()).ErrorFor("Readers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_institution_is_told_that_this_year_has_no_subsidy_and_may_still_see_what_the_last_one_was()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync($"{Calculator}?kind=PhysicianStatements&Institution=Hospital&Beds=199床&SystemCostYen=530,666");

        Assert.Contains("令和7年度の「主治医意見書を電子的に送るための助成金」", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("この助成の受付は終わっています", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("397,999.5円", page.MainText(), StringComparison.Ordinal);
        Assert.Equal("397,000円", page.QuerySelector(".sum .total dd")!.TextContent);
    }

    [Fact]
    public async Task A_year_that_has_none_is_said_to_have_none()
    {
        using var visitor = portal.Visit();

        var page = await visitor.OpenAsync($"{Calculator}?kind=PhysicianStatements&year=2026");

        Assert.Contains("この年度の助成は、公表されていません", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task The_guide_says_what_is_open_what_is_needed_and_how_many_days_are_left()
    {
        using var visitor = portal.Visit();
        var before = portal.Clock.Now;

        var text = (await visitor.OpenAsync("/subsidies")).MainText();
        portal.Clock.Now = InJapan(2027, 3, 12, 23, 59);
        var lastDay = (await visitor.OpenAsync("/subsidies")).MainText();
        portal.Clock.Now = InJapan(2027, 3, 13);
        var over = (await visitor.OpenAsync("/subsidies")).MainText();
        portal.Clock.Now = before;

        Assert.Contains("あと113日", text, StringComparison.Ordinal);
        Assert.Contains("「管理メニュー」の画面の写し", text, StringComparison.Ordinal);
        Assert.Contains("令和8年度の助成は、公表されていません", text, StringComparison.Ordinal);
        Assert.Contains("令和7年度は、令和7年10月17日（金）から令和8年3月13日（金）まで受け付けました。", text, StringComparison.Ordinal);
        Assert.Contains("きょうまで", lastDay, StringComparison.Ordinal);
        Assert.Contains("受付は終わりました。", over, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_top_page_leads_there()
    {
        using var visitor = portal.Visit();

        var links = (await visitor.OpenAsync("/")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();

        Assert.Contains("/subsidies", links);
        Assert.Contains(Calculator, links);
    }
}
