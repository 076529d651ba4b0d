using System.Net;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer;

public sealed class ReviewerPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_empty_register_says_what_to_do()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var page = await browser.OpenAsync("/insurer/reviewers");

        Assert.Equal("まだ審査員がいません", page.QuerySelector("main h2")!.TextContent);
        Assert.NotNull(page.QuerySelector("a[href='/insurer/reviewers/new']"));
    }

    [Fact]
    public async Task A_reviewer_is_registered_and_found()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.SubmitAsync(
            "/insurer/reviewers/new", ("Name", "髙﨑 𠮷子"), ("Email", "takasaki@example.jp"), ("Profession", "医師"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("名簿に登録しました", (await browser.OpenAsync(response.Headers.Location!.ToString())).MainText(), StringComparison.Ordinal);
        var list = await browser.OpenAsync("/insurer/reviewers?q=髙﨑");
        Assert.Equal("髙﨑 𠮷子", list.QuerySelector("tbody th")!.TextContent);
        Assert.Contains("1名", list.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused_beside_its_field_and_what_was_typed_stays()
    {
        var clerk = await portal.NewClerk();
        await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"));
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync(
            "/insurer/reviewers/new", ("Name", "山田 二郎"), ("Email", "ＹＡＭＡＤＡ@example.jp"), ("Profession", "医師"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Equal(ReviewerErrors.AddressTaken.Message, page.ErrorFor("Email"));
        Assert.Equal("山田 二郎", page.QuerySelector("#Name")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("taro@gmail.com", "taro@gmail.com")]
    [InlineData("taro@gmial.com", "taro@gmial.com")]
    public async Task An_address_that_looks_mistyped_is_asked_about_and_either_answer_is_taken(string chosen, string stored)
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var asked = await browser.SubmitAsync(
            "/insurer/reviewers/new", ("Name", "山田"), ("Email", "taro@gmial.com"), ("Profession", "医師"));
        var page = await asked.ReadPageAsync();
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("「taro@gmail.com」ではありませんか", page.MainText(), StringComparison.Ordinal);
        var answered = await browser.SubmitAsync(page, "/insurer/reviewers/new", null, ("ChosenEmail", chosen));

        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        var saved = await browser.OpenAsync(answered.Headers.Location!.ToString());
        Assert.Equal(stored, saved.QuerySelector("#Email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_clerk_sees_both_versions_and_keeps_what_was_typed()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        var path = $"/insurer/reviewers/{id}";
        using var browser = await portal.SignIn(clerk);
        var opened = await browser.OpenAsync(path);
        var version = (await portal.SendAs(clerk, new FindReviewer(id)))!.Version;
        await portal.SendAs(clerk, new ChangeReviewer(id, version, "山田 一郎", "ichiro@example.jp", "医師"));

        var response = await browser.SubmitAsync(opened, path, "#change", ("Profession", "歯科医師"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Contains("ほかの人が先に変更した", page.Errors()[0], StringComparison.Ordinal);
        Assert.Contains("ichiro@example.jp", page.QuerySelector(".note.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("歯科医師", page.QuerySelector("#Profession")!.GetAttribute("value"));
        var after = await browser.SubmitAsync(page, path, "#change");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Somebody_inactive_is_found_by_the_filter_and_can_be_brought_back()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/reviewers/{id}";

        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#switch");

        Assert.Contains("山田", (await browser.OpenAsync("/insurer/reviewers?state=inactive")).MainText(), StringComparison.Ordinal);
        Assert.Contains("あてはまる審査員がいません", (await browser.OpenAsync("/insurer/reviewers?state=active")).MainText(), StringComparison.Ordinal);
        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#switch");
        Assert.Contains("山田", (await browser.OpenAsync("/insurer/reviewers?state=active")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_insurers_reviewer_is_not_found()
    {
        var id = (await portal.SendAs(await portal.NewClerk(), new AddReviewer("山田", "yamada@example.jp", "医師"))).Value;
        using var browser = await portal.SignIn(await portal.NewClerk());

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/insurer/reviewers/{id}")).StatusCode);
    }

    [Fact]
    public async Task The_csv_holds_what_is_shown_and_runs_nothing()
    {
        var clerk = await portal.NewClerk();
        await portal.SendAs(clerk, new AddReviewer("=HYPERLINK(\"x\")", "a@example.jp", "医師"));
        await portal.SendAs(clerk, new AddReviewer("髙﨑 𠮷子", "b@example.jp", "保健師"));
        using var browser = await portal.SignIn(clerk);

        var response = await browser.GetAsync("/insurer/reviewers.csv?sort=email");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "氏名,メールアドレス,職種,状態,合議体\r\n\"'=HYPERLINK(\"\"x\"\")\",a@example.jp,医師,有効,\r\n髙﨑 𠮷子,b@example.jp,保健師,有効,\r\n",
            System.Text.Encoding.UTF8.GetString(bytes[3..]));
        Assert.Contains("髙﨑", await (await browser.GetAsync("/insurer/reviewers.csv?q=保健")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
