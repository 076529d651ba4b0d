using System.Net;

namespace Portal.Tests.Pages.Look;

public sealed class ErrorPageTests(LookHost host) : IClassFixture<LookHost>
{
    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "ページが見つかりません")]
    [InlineData("/taken", HttpStatusCode.Conflict, "ほかの操作と重なりました")]
    [InlineData("/too-large", HttpStatusCode.RequestEntityTooLarge, "送られたものが大きすぎます")]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "処理の途中で問題が起きました")]
    [InlineData("/outage", HttpStatusCode.ServiceUnavailable, "ただいま利用できません")]
    public async Task Every_failure_ends_on_a_readable_page_with_a_reference(string path, HttpStatusCode status, string heading)
    {
        using var response = await host.Client.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        var page = await LookHost.ParseAsync(response);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Matches("^エラー番号 [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", page.QuerySelector("main .sub-text")!.TextContent);
        Assert.DoesNotContain("secret", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_told_how_to_go_on()
    {
        using var response = await host.Client.PostAsync("/dev/components", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await LookHost.ParseAsync(response);
        Assert.Equal("受け付けられませんでした", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("エラー：", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_nobody_answers_ends_on_its_page_too()
    {
        using var response = await host.Client.DeleteAsync("/taken");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        var page = await LookHost.ParseAsync(response);
        Assert.Equal("この開き方には対応していません", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/manual")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    [InlineData("/contact")]
    public async Task Every_page_has_one_heading_a_title_and_the_way_past_the_menu(string path)
    {
        var page = await host.GetAsync(path);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith(" - 介護情報基盤ポータル", page.Title, StringComparison.Ordinal);
        Assert.Equal("#main", page.QuerySelector("a.skip")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("script:not([src]), style, [style]"));
    }

    [Fact]
    public async Task The_gallery_exists_in_development_only()
    {
        var production = new LookHost();
        await production.StartAsync("Production");

        using var response = await production.Client.GetAsync("/dev/components");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await production.DisposeAsync();
    }
}
