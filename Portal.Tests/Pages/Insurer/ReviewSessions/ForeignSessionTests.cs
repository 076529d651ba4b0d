using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>What belongs to another insurer does not exist, on every address of the preparation.</summary>
public sealed class ForeignSessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("details")]
    [InlineData("reviewers")]
    [InlineData("papers")]
    [InlineData("papers/whole-session")]
    [InlineData("papers/{paper}")]
    [InlineData("papers/{paper}/pdf")]
    [InlineData("papers/{paper}/remove")]
    [InlineData("cases/new")]
    [InlineData("cases/order")]
    [InlineData("cases/{case}")]
    [InlineData("cases/{case}/remove")]
    [InlineData("packet")]
    [InlineData("copy")]
    [InlineData("cancel")]
    public async Task A_page_is_not_found(string page)
    {
        var (browser, address) = await ForeignAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address(page))).StatusCode);
    }

    [Theory]
    [InlineData("details", "Details.Number=1")]
    [InlineData("reviewers", "ReviewerCount=")]
    [InlineData("papers/whole-session?handler=Order", "")]
    [InlineData("papers/{paper}", "Place=all")]
    [InlineData("papers/{paper}/remove", "")]
    [InlineData("cases/new", "Lines=1&Kind=New")]
    [InlineData("cases/order", "Known=1")]
    [InlineData("cases/from-names", "UpTo=9")]
    [InlineData("cases/{case}", "CaseNumber=9&Kind=New")]
    [InlineData("cases/{case}?handler=Order", "")]
    [InlineData("cases/{case}/remove", "")]
    [InlineData("packet", "")]
    [InlineData("copy", "")]
    [InlineData("cancel", "")]
    public async Task A_form_is_not_found_and_changes_nothing(string page, string fields)
    {
        var (browser, address) = await ForeignAsync();
        using var form = new StringContent(fields, null, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, address(page)) { Content = form };
        var own = await browser.OpenAsync("/insurer/review-sessions/new");
        request.Headers.Add("RequestVerificationToken", own.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"));

        var response = await browser.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<(TestBrowser Browser, Func<string, string> Address)> ForeignAsync()
    {
        var owner = await portal.NewClerk();
        var id = await portal.NewDraft(owner, cases: 1);
        await portal.Upload(owner, id, "01_意見書.pdf");
        var paper = (await portal.PapersOf(id)).Single();
        var browser = await portal.SignIn(await portal.NewClerk());
        return (browser, page => $"/insurer/review-sessions/{id}/{page.Replace("{paper}", $"{paper.Id}").Replace("{case}", $"{paper.CaseId}")}");
    }
}
