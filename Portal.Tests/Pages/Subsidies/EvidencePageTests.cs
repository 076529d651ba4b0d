using System.Net;
using System.Text.Json;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>必要な書類 arrive file by file, with script and without.</summary>
public sealed class EvidencePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Without_script_the_files_that_were_not_taken_are_named_beside_those_that_were()
    {
        var (user, id) = await NewDraft();
        using var browser = await portal.SignIn(user);

        var sent = await browser.UploadAsync(PageOf(id), ("領収書.pdf", Sessions.Pdf()), ("領収書.pdf", Sessions.Pdf()), ("明細.xlsx", [1, 2, 3]), ("空.pdf", []));
        var page = await browser.OpenAsync(PageOf(id));
        var empty = await browser.UploadAsync(PageOf(id));
        var asked = await browser.OpenAsync(PageOf(id));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (sent.StatusCode, empty.StatusCode));
        Assert.Equal(["領収書.pdf"], page.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Equal(
            [
                $"領収書.pdf：{EvidenceErrors.SameFile.Message}", $"明細.xlsx：{EvidenceErrors.NotATypeWeTake.Message}",
                $"空.pdf：{EvidenceErrors.Empty.Message}",
            ],
            page.QuerySelectorAll(".note.bad li").Select(li => li.TextContent));
        Assert.Equal([EvidenceErrors.Missing.Message], asked.QuerySelectorAll(".note.bad li").Select(li => li.TextContent));
    }

    [Fact]
    public async Task Of_very_many_refused_files_the_first_are_named_and_the_page_still_opens()
    {
        var (user, id) = await NewDraft();
        using var browser = await portal.SignIn(user);

        await browser.UploadAsync(PageOf(id), [.. Enumerable.Range(1, 300).Select(n => ($"{new string('長', 60)}{n}.xlsx", new byte[] { 1 }))]);

        Assert.Equal(10, (await browser.OpenAsync(PageOf(id))).QuerySelectorAll(".note.bad li").Length);
    }

    [Fact]
    public async Task While_a_file_is_checked_the_page_looks_again_by_itself()
    {
        var (user, id) = await NewDraft();
        using var browser = await portal.SignIn(user);
        await browser.UploadAsync(PageOf(id), ("領収書.pdf", Sessions.Pdf()));

        var checking = await browser.OpenAsync(PageOf(id));
        while (await portal.SendAsWorker(new CheckNextEvidence()))
        {
        }

        var done = await browser.OpenAsync(PageOf(id));

        Assert.Equal(PageOf(id), checking.QuerySelector("[data-shows-uploads]")!.GetAttribute("data-refresh-url"));
        Assert.Null(done.QuerySelector("[data-shows-uploads]")!.GetAttribute("data-refresh-url"));
        Assert.Contains("入りました", done.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_hears_of_each_file_whether_it_was_taken_and_why_not()
    {
        var (user, id) = await NewDraft();
        using var browser = await portal.SignIn(user);
        browser.Client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var token = (await browser.OpenAsync(PageOf(id))).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var file = Sessions.OtherPdf();

        var taken = await AnswerAsync(await PostAsync(browser, id, token, file));
        var again = await AnswerAsync(await PostAsync(browser, id, token, file));

        Assert.Equal((true, null), taken);
        Assert.Equal((false, EvidenceErrors.SameFile.Message), again);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_before_a_byte_is_kept()
    {
        var (user, id) = await NewDraft();
        using var browser = await portal.SignIn(user);
        using var content = new MultipartFormDataContent { { new StringContent("receipts"), "KindKey" }, { new ByteArrayContent(Sessions.Pdf()), "Files", "領収書.pdf" } };

        var response = await browser.Client.PostAsync(new Uri($"{PageOf(id)}/upload", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty((await portal.SendAs(user, new FindApplication(id)))!.Files);
    }

    [Fact]
    public async Task Nothing_is_added_to_what_has_been_sent()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        var (other, otherId) = await NewDraft();
        Assert.NotEqual(user.OfficeId, other.OfficeId);
        using var browser = await portal.SignIn(user);
        var page = await browser.OpenAsync(PageOf(id));
        await portal.SendAs(user, new SubmitApplication(id, true));
        var before = (await portal.SendAs(user, new FindApplication(id)))!.Files.Count;

        var response = await PostAsync(browser, id, page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        var foreign = await PostAsync(browser, otherId, page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (response.StatusCode, foreign.StatusCode));
        Assert.Equal(before, (await portal.SendAs(user, new FindApplication(id)))!.Files.Count);
        Assert.Empty((await portal.SendAs(other, new FindApplication(otherId)))!.Files);
    }

    private static async Task<HttpResponseMessage> PostAsync(TestBrowser browser, Guid id, string token, byte[]? file = null)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("receipts"), "KindKey" },
            { new ByteArrayContent(file ?? Sessions.OtherPdf()), "Files", "あとから.pdf" },
        };
        return await browser.Client.PostAsync(new Uri($"{PageOf(id)}/upload", UriKind.Relative), content);
    }

    private static async Task<(bool Taken, string? Message)> AnswerAsync(HttpResponseMessage response)
    {
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (answer.RootElement[0].GetProperty("taken").GetBoolean(), answer.RootElement[0].GetProperty("message").GetString());
    }

    private async Task<(TestUser User, Guid Id)> NewDraft()
    {
        var user = await portal.NewOfficeUser();
        return (user, (await portal.SendAs(user, new StartApplication())).Value);
    }

    private static string PageOf(Guid id) => $"/subsidies/applications/{id}/evidence";
}
