using AngleSharp.Dom;

namespace Portal.Tests.Pages.Look;

public sealed class ListTests(LookHost host) : IClassFixture<LookHost>
{
    [Fact]
    public async Task The_pager_keeps_the_filters_and_leaves_out_what_is_far()
    {
        var page = await host.GetAsync("/dev/components?q=大分&p=5&sort=panel");

        var pager = page.QuerySelector("nav.pager")!;
        Assert.Equal("前へ 1 … 4 5 6 … 11 次へ", string.Join(' ', pager.Children.Select(c => c.TextContent)));
        Assert.Equal("5", pager.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Equal("/dev/components?q=%E5%A4%A7%E5%88%86&sort=panel&p=6", pager.Children[^1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("999", "11")]
    [InlineData("-3", "1")]
    [InlineData("abc", "5")]
    public async Task A_page_that_does_not_exist_is_its_nearest(string asked, string shown)
    {
        var page = await host.GetAsync($"/dev/components?p={asked}");

        Assert.Equal(shown, page.QuerySelector("nav.pager [aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task A_column_sorts_and_pressed_again_turns_round_from_the_first_page()
    {
        var page = await host.GetAsync("/dev/components?q=a&sort=panel&p=3");

        var head = page.QuerySelectorAll("th[scope=col]")[1];
        Assert.Equal("ascending", head.GetAttribute("aria-sort"));
        Assert.Equal("/dev/components?q=a&sort=-panel", head.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelectorAll("th[scope=col]")[0].GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Without_a_query_the_default_order_is_marked()
    {
        var page = await host.GetAsync("/dev/components");

        Assert.Equal("descending", page.QuerySelectorAll("th[scope=col]")[0].GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task An_answer_that_is_missing_says_so_and_can_be_changed()
    {
        var page = await host.GetAsync("/dev/components");

        var answer = page.QuerySelectorAll(".kv > div").Single(d => d.QuerySelector("dt")!.TextContent == "場所・備考");
        Assert.Equal("入力していません", answer.QuerySelector("dd")!.TextContent);
        Assert.Equal("変更する：場所・備考", answer.QuerySelector("a")!.TextContent);
    }
}
