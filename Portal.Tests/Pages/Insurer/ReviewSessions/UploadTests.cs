using System.Net;
using System.Text.Json;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class UploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Many_files_of_one_form_find_their_cases()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 2);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.UploadAsync(
            $"/insurer/review-sessions/{id}/papers",
            ("01_意見書.pdf", Sessions.Pdf()), ("02_調査票.pdf", Sessions.Pdf("scan.pdf")), ("0_次第.pdf", Sessions.Pdf("chromium.pdf")));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        await portal.CheckAll();
        var papers = await portal.PapersOf(id);
        Assert.All(papers, p => Assert.Equal(ReviewDocumentStatus.Ready, p.Status));
        Assert.Equal([ReviewDocumentKind.PhysicianOpinion, ReviewDocumentKind.SurveyForm, ReviewDocumentKind.Other], papers.Select(p => p.Kind));
        var page = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");
        Assert.Contains("審査順1・主治医意見書へ入れました", page.MainText());
        Assert.Contains("送ったファイル", page.MainText());
        Assert.Contains("3件中 3件が完了", page.MainText());
        Assert.Contains("0_次第.pdf", page.MainText());
    }

    [Fact]
    public async Task A_file_whose_name_says_nothing_waits_for_a_person_and_is_not_counted_as_done()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/papers";
        await browser.UploadAsync(path, ("01_意見書.pdf", Sessions.Pdf()), ("メモ.pdf", Sessions.Pdf("scan.pdf")));
        await portal.CheckAll();

        var page = await browser.OpenAsync(path);

        Assert.Equal("2件中 1件が完了・1件は振り分け待ち", page.QuerySelector("#arrivals [data-arrivals]")!.TextContent);
        Assert.Equal(["振り分け待ち", "完了"], page.QuerySelectorAll("#arrivals .end").Select(e => e.TextContent).Order(StringComparer.Ordinal).Reverse());
        var paper = (await portal.PapersOf(id)).Single(p => p.FileName == "メモ.pdf");
        var moved = await browser.SubmitAsync($"{path}/{paper.Id}", ("Place", MovePaper.WholeSession));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal("2件中 2件が完了", (await browser.OpenAsync(path)).QuerySelector("#arrivals [data-arrivals]")!.TextContent);
    }

    [Fact]
    public async Task What_cases_still_lack_is_told_by_kind()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 2);
        await portal.Upload(clerk, id, "1_一次判定.pdf");
        await portal.Upload(clerk, id, "2_一次判定.pdf", Sessions.OtherPdf());
        await portal.Upload(clerk, id, "2_意見書.pdf");
        using var browser = await portal.SignIn(clerk);

        var papers = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");
        var confirm = await browser.OpenAsync($"/insurer/review-sessions/{id}/confirm");

        string[] told = ["審査順1、2の認定調査票・特記事項がありません。", "審査順1の主治医意見書がありません。議案に「後日差替」と記します。"];
        Assert.Equal(told, papers.QuerySelectorAll("#packet-state .note li").Select(li => li.TextContent));
        Assert.All(told, text => Assert.Contains(text, confirm.MainText(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("encrypted-user.pdf", "01_意見書.pdf", "パスワードがかかっているPDFは登録できません。")]
    [InlineData("README.md", "01_意見書.pdf", "PDFではないファイルは登録できません。")]
    [InlineData("README.md", "名簿.xlsx", "PDFではないファイルは登録できません。")]
    public async Task A_file_that_cannot_be_taken_is_told_on_its_own_line(string fixture, string name, string reason)
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        using var browser = await portal.SignIn(clerk);

        await browser.UploadAsync($"/insurer/review-sessions/{id}/papers", (name, Sessions.Pdf(fixture)));
        await portal.CheckAll();

        var line = (await browser.OpenAsync($"/insurer/review-sessions/{id}/papers")).QuerySelector(".files .ng")!;
        Assert.Contains(name, line.TextContent);
        Assert.Contains(reason, line.TextContent);
        Assert.Null((await portal.PapersOf(id)).Single().FileId);
    }

    [Fact]
    public async Task A_refused_file_is_counted_apart_once_everything_has_arrived()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/papers";
        await browser.UploadAsync(path, ("01_意見書.pdf", Sessions.Pdf()), ("01_調査票.pdf", Sessions.Pdf("encrypted-user.pdf")));
        Assert.Contains("いま送っているファイル", (await browser.OpenAsync(path)).MainText());

        await portal.CheckAll();

        var region = (await browser.OpenAsync(path)).QuerySelector("#arrivals")!;
        Assert.Equal("送ったファイル", region.QuerySelector("h3")!.TextContent);
        Assert.Equal("2件中 1件が完了・1件は登録していません", region.QuerySelector("[data-arrivals]")!.TextContent);
        Assert.False(region.HasAttribute("data-refresh-url"));
    }

    [Fact]
    public async Task The_same_file_twice_is_told_and_kept_once()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/papers";
        await browser.UploadAsync(path, ("01_意見書.pdf", Sessions.Pdf()));

        await browser.UploadAsync(path, ("1_主治医意見書.pdf", Sessions.Pdf()));

        Assert.Contains("1_主治医意見書.pdf：同じファイルがすでに入っています。", (await browser.OpenAsync(path)).MainText());
        Assert.Single(await portal.PapersOf(id));
    }

    [Fact]
    public async Task A_script_is_told_by_a_flag_that_the_file_is_there_already()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        using var browser = await portal.SignIn(clerk);
        browser.Client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var path = $"/insurer/review-sessions/{id}/papers";

        var first = await browser.UploadAsync(path, ("01_意見書.pdf", Sessions.Pdf()));
        var second = await browser.UploadAsync(path, ("01_意見書.pdf", Sessions.Pdf()));

        Assert.False(await PresentAsync(first));
        Assert.True(await PresentAsync(second));

        static async Task<bool> PresentAsync(HttpResponseMessage response) =>
            JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement[0].GetProperty("present").GetBoolean();
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_before_a_byte_is_kept()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Sessions.Pdf()), "Files", "01_意見書.pdf" } };

        var response = await browser.Client.PostAsync(new Uri($"/insurer/review-sessions/{id}/papers/upload", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await portal.PapersOf(id));
    }

    [Fact]
    public async Task Another_insurer_finds_nothing_to_upload_to()
    {
        var id = await portal.NewDraft(await portal.NewClerk());
        var other = await portal.NewClerk();
        var own = await portal.NewDraft(other);
        using var browser = await portal.SignIn(other);
        var page = await browser.OpenAsync($"/insurer/review-sessions/{own}/papers");
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Sessions.Pdf()), "Files", "01_意見書.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/insurer/review-sessions/{id}/papers/upload") { Content = content };
        request.Headers.Add("RequestVerificationToken", page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"));

        var response = await browser.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await portal.PapersOf(id));
    }
}
