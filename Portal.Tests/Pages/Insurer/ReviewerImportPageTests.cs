using System.Net;
using System.Text;
using AngleSharp.Dom;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer;

public sealed class ReviewerImportPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_file_is_looked_at_first_and_then_imported()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var preview = await UploadAsync(browser, "氏名,メールアドレス,職種,合議体\r\n髙﨑 𠮷子,a@example.jp,医師,第1合議体\r\n佐藤,b@example,医師,\r\n");
        var page = await browser.OpenAsync(preview);
        Assert.Contains("まだ取り込んでいません", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("新しい合議体をつくります", page.MainText(), StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(page, preview, null);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(ReviewerImportErrors.HasProblems.Message, (await refused.ReadPageAsync()).ErrorFor("LeaveOutProblems"));
        var done = await browser.SubmitAsync(page, preview, null, ("LeaveOutProblems", "true"));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var result = await browser.OpenAsync(done.Headers.Location!.ToString());
        Assert.Contains("除いた行は、名簿に入っていません", result.MainText(), StringComparison.Ordinal);
        Assert.Contains("髙﨑 𠮷子", (await browser.OpenAsync("/insurer/reviewers")).MainText(), StringComparison.Ordinal);
        Assert.Equal(done.Headers.Location, (await browser.GetAsync(preview)).Headers.Location);
    }

    [Fact]
    public async Task Nothing_chosen_is_told_beside_the_field()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.SubmitAsync("/insurer/reviewers/import");

        Assert.Equal(ReviewerImportErrors.FileMissing.Message, (await response.ReadPageAsync()).ErrorFor("Upload"));
    }

    [Fact]
    public async Task The_export_comes_back_as_nothing_new_even_with_names_that_would_run()
    {
        var clerk = await portal.NewClerk();
        await portal.SendAs(clerk, new AddReviewer("=1+1", "a@example.jp", "@医師"));
        await portal.SendAs(clerk, new AddReviewer("-髙﨑", "b@example.jp", "保健師"));
        using var browser = await portal.SignIn(clerk);
        var csv = await (await browser.GetAsync("/insurer/reviewers.csv")).Content.ReadAsStringAsync();

        var page = await browser.OpenAsync(await UploadAsync(browser, csv));

        Assert.Equal(["変更なし", "変更なし"], page.QuerySelectorAll("tbody .chip").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task A_colleagues_upload_is_not_found()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        var preview = await UploadAsync(browser, "氏名,メールアドレス,職種\r\n山田,a@example.jp,医師\r\n");
        using var colleague = await portal.SignIn(await portal.NewColleague(clerk));

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(preview)).StatusCode);
    }

    [Fact]
    public async Task The_template_has_the_headings_of_the_export()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var text = await (await browser.GetAsync("/insurer/reviewers/template.csv")).Content.ReadAsStringAsync();

        Assert.Equal("氏名,メールアドレス,職種,状態,合議体\r\n", text.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task A_new_address_that_looks_mistyped_is_asked_about_before_it_is_taken()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var page = await browser.OpenAsync(await UploadAsync(browser, "氏名,メールアドレス,職種\r\n試験 太郎,taro@gmial.com,医師\r\n"));

        Assert.Contains("もしかして「taro@gmail.com」ではありませんか。", page.MainText(), StringComparison.Ordinal);
    }

    private static async Task<string> UploadAsync(TestBrowser browser, string csv)
    {
        var form = await browser.OpenAsync("/insurer/reviewers/import");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Upload", "名簿.csv" },
        };
        var response = await browser.Client.PostAsync(new Uri("/insurer/reviewers/import", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
