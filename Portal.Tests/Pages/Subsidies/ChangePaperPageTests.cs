using System.Net;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>資料 added to a 変更・中止・廃止の申請 through the real form.</summary>
public sealed class ChangePaperPageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ChangePaperPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task From_the_request_to_the_desk_of_who_examines()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var (own, path) = ($"/subsidies/applications/{id}/changes", $"/subsidies/applications/{id}/changes/{change}/papers");
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());
        Assert.NotNull((await office.OpenAsync(own)).QuerySelector($"a[href='{path}']"));

        var sent = await office.UploadAsync(path, ("見積書.pdf", Sessions.Pdf()), ("明細.xlsx", [1, 2, 3]));
        var page = await office.OpenAsync(path);
        var checking = (await official.OpenAsync($"/operator/subsidies/changes/{change}")).MainText();
        await portal.CheckPapers();

        var link = (await official.OpenAsync($"/operator/subsidies/changes/{change}")).QuerySelector("main a[href*='/evidence/']")!;
        var opened = await official.GetAsync(link.GetAttribute("href")!);
        var done = await office.OpenAsync(own);

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(["見積書.pdf"], page.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Equal([$"明細.xlsx：{EvidenceErrors.NotATypeWeTake.Message}"], page.QuerySelectorAll(".note.bad li").Select(li => li.TextContent));
        Assert.Equal(path, page.QuerySelector("[data-shows-uploads]")!.GetAttribute("data-refresh-url"));
        Assert.Contains("検査中", checking, StringComparison.Ordinal);
        Assert.Equal("見積書.pdf", link.TextContent);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (opened.StatusCode, opened.Content.Headers.ContentType?.MediaType));
        Assert.Contains("見積書.pdf", done.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_taken_away_with_its_button_and_after_the_answer_there_is_none()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var path = $"/subsidies/applications/{id}/changes/{change}/papers";
        using var office = await portal.SignIn(applicant);
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());
        await office.UploadAsync(path, ("見積書.pdf", Sessions.Pdf()));

        var removed = await office.SubmitAsync(await office.OpenAsync(path), path, "tbody form");
        await office.UploadAsync(path, ("見積書.pdf", Sessions.OtherPdf()));
        await portal.CheckPapers();
        await portal.AnswerChange(change);
        var closed = await office.OpenAsync(path);

        Assert.Equal(path, removed.Headers.Location!.OriginalString);
        Assert.Null(closed.QuerySelector("tbody form"));
        Assert.Null(closed.QuerySelector("form[data-upload]"));
        Assert.Equal(["見積書.pdf"], closed.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
    }
}
