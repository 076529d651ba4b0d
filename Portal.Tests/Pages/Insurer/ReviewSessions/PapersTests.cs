using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>資料: put in, shown, moved, replaced and removed.</summary>
public sealed class PapersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task While_the_packet_is_bound_a_bar_tells_how_far_it_is()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        var packetId = await portal.AskForPacket(clerk, id);
        await portal.InDatabase(db => db.ReviewPackets.Where(p => p.Id == packetId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.PagesDone, 3).SetProperty(x => x.PagesTotal, 8)));
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");

        var bar = page.QuerySelector("#packet-state progress")!;
        Assert.Equal(("3", "8"), (bar.GetAttribute("value"), bar.GetAttribute("max")));
        Assert.NotNull(page.QuerySelector("#packet-state[data-refresh-url]"));
    }

    [Fact]
    public async Task The_matrix_shows_pages_and_what_is_missing()
    {
        var (clerk, id) = await DraftAsync(cases: 8);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.CheckAll();
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");

        var row = page.QuerySelectorAll("#matrix tbody tr")[0];
        Assert.Equal(3, page.QuerySelectorAll("#matrix tbody tr:nth-child(2) .chip").Length);
        Assert.Equal("未登録", row.Children[3].TextContent.Trim());
        Assert.StartsWith("2", row.Children[5].TextContent.Trim());
        Assert.Contains("合計（8件）", page.MainText());
        Assert.Contains("7〜8件目を表示する", page.MainText());
        Assert.Contains("審査順2、3、4、5、6、7、8の主治医意見書がありません。", page.MainText());
    }

    [Fact]
    public async Task Whoever_has_no_script_follows_a_link_to_the_news_as_long_as_something_is_under_way()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/papers?p=1";

        Assert.Equal(["新しくする（検査の進み具合）"], await NewsAsync());
        await portal.AskForPacket(clerk, id);
        Assert.Equal(["新しくする（まとめている進み具合）"], await NewsAsync());
        await portal.SendAsWorker(new AssembleNextPacket());
        Assert.Empty(await NewsAsync());

        async Task<IEnumerable<string>> NewsAsync() =>
            (await browser.OpenAsync(path)).QuerySelectorAll($"main a[href='{path}']").Select(a => a.TextContent);
    }

    [Fact]
    public async Task A_replacement_takes_the_place_of_the_old_paper_once_it_is_clean()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.CheckAll();
        var old = (await portal.PapersOf(id)).Single();

        await portal.SendAs(clerk, new UploadPaper(id, "新しい.pdf", new MemoryStream(Sessions.OtherPdf("scan.pdf")), ReplacesId: old.Id));
        Assert.Equal(2, (await portal.PapersOf(id)).Count);
        await portal.CheckAll();

        var now = (await portal.PapersOf(id)).Single();
        Assert.Equal(("新しい.pdf", old.CaseId, old.Kind), (now.FileName, now.CaseId, now.Kind));
    }

    [Fact]
    public async Task A_paper_is_replaced_by_one_at_a_time()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.CheckAll();
        var old = (await portal.PapersOf(id)).Single();
        await ReplaceAsync("読めない.pdf", Sessions.Pdf("encrypted-user.pdf"));
        await portal.CheckAll();

        var first = await ReplaceAsync("新しい.pdf", Sessions.OtherPdf());
        var second = await ReplaceAsync("もっと新しい.pdf", Sessions.OtherPdf());

        Assert.False(first.Failed);
        Assert.Equal([PreparationErrors.ReplacementUnderWay], second.Errors);
        await portal.CheckAll();
        Assert.Equal(["新しい.pdf"], (await portal.PapersOf(id)).Where(p => p.Status == ReviewDocumentStatus.Ready).Select(p => p.FileName));

        Task<Result<UploadedPaper>> ReplaceAsync(string name, byte[] content) =>
            portal.SendAs(clerk, new UploadPaper(id, name, new MemoryStream(content), ReplacesId: old.Id));
    }

    [Fact]
    public async Task A_paper_is_moved_to_another_case_and_kind()
    {
        var (clerk, id) = await DraftAsync(cases: 2);
        await portal.Upload(clerk, id, "意見書.pdf");
        var (paper, second) = ((await portal.PapersOf(id)).Single(), (await portal.CasesOf(id))[1]);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync(
            $"/insurer/review-sessions/{id}/papers/{paper.Id}", ("Place", second.Id.ToString()), ("Kind", "SurveyForm"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var moved = (await portal.PapersOf(id)).Single();
        Assert.Equal((second.Id, ReviewDocumentKind.SurveyForm, false), (moved.CaseId!.Value, moved.Kind, moved.NeedsPlace));
    }

    [Fact]
    public async Task A_paper_is_shown_in_the_browser_and_each_look_is_audited()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.CheckAll();
        var paper = (await portal.PapersOf(id)).Single();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.GetAsync($"/insurer/review-sessions/{id}/papers/{paper.Id}/pdf");

        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.StartsWith("inline;", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.StartsWith("%PDF", await response.Content.ReadAsStringAsync());
        Assert.True(await portal.InDatabase(db =>
            db.AuditEvents.AnyAsync(e => e.ObjectId == paper.Id && e.Action == "ReviewDocumentPreviewed" && e.ActorId == clerk.AccountId)));
    }

    [Fact]
    public async Task A_bound_packet_is_shown_before_it_is_sent_and_each_look_is_audited()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        var packetId = await portal.AskForPacket(clerk, id);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/packet";
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        await portal.SendAsWorker(new AssembleNextPacket());

        var response = await browser.GetAsync(path);

        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.StartsWith("%PDF", await response.Content.ReadAsStringAsync());
        Assert.Equal(1, await portal.InDatabase(db =>
            db.AuditEvents.CountAsync(e => e.ObjectId == packetId && e.Action == "ReviewPacketPreviewed" && e.ActorId == clerk.AccountId)));
    }

    [Fact]
    public async Task A_paper_is_removed_after_a_question_that_names_it()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.CheckAll();
        var paper = (await portal.PapersOf(id)).Single();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/papers/{paper.Id}/remove";
        Assert.Contains("01_意見書.pdf（2ページ）が、審査会の資料からなくなります。", (await browser.OpenAsync(path)).MainText());

        await browser.SubmitAsync(path);

        Assert.Empty(await portal.PapersOf(id));
        Assert.True(await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => f.Id == paper.FileId)));
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == paper.Id && e.Action == "ReviewDocumentRemoved")));
    }

    private async Task<(TestUser Clerk, Guid SessionId)> DraftAsync(int cases = 0)
    {
        var clerk = await portal.NewClerk();
        return (clerk, await portal.NewDraft(clerk, cases));
    }
}
