using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

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
    public async Task Cases_are_added_from_a_pasted_list()
    {
        var (clerk, id) = await DraftAsync();
        using var browser = await portal.SignIn(clerk);

        await browser.SubmitAsync($"/insurer/review-sessions/{id}/cases/new",
            ("Lines", "０００１\t新規\tA\n0002 区分変更\n\n0003　B"), ("Kind", "Renewal"));

        var cases = await CasesAsync(id);
        Assert.Equal(
            [("0001", ReviewCaseKind.New, "A"), ("0002", ReviewCaseKind.LevelChange, ""), ("0003", ReviewCaseKind.Renewal, "B")],
            cases.Select(c => (c.CaseNumber, c.Kind, c.Label)));
    }

    [Fact]
    public async Task A_number_that_is_there_already_is_told_and_adds_nothing()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync(
            $"/insurer/review-sessions/{id}/cases/new", ("Lines", "0002\n0001"), ("Kind", "New"));

        Assert.Equal(
            "番号「0001」が2回以上あります。番号が重ならないように直してください。", (await response.ReadPageAsync()).ErrorFor("Lines"));
        Assert.Single(await CasesAsync(id));
    }

    [Fact]
    public async Task A_file_with_an_unknown_number_makes_nothing_until_the_offer_is_taken()
    {
        var (clerk, id) = await DraftAsync(cases: 6);
        await portal.Upload(clerk, id, "07_意見書.pdf");
        await portal.CheckAll();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/papers";

        var page = await browser.OpenAsync(path);
        Assert.Contains("審査順7の事例を作って入れる", page.MainText());
        Assert.Equal(6, (await CasesAsync(id)).Count);
        await browser.SubmitAsync(page, path, "form[action$='from-names']");

        var made = (await CasesAsync(id))[6];
        var paper = Assert.Single(await portal.PapersOf(id));
        Assert.Equal((7, "0007", made.Id, false), (made.Position, made.CaseNumber, paper.CaseId!.Value, paper.NeedsPlace));
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
    public async Task Typed_numbers_put_the_cases_into_a_new_order()
    {
        var (clerk, id) = await DraftAsync(cases: 4);
        var cases = await CasesAsync(id);
        using var browser = await portal.SignIn(clerk);

        await browser.SubmitAsync($"/insurer/review-sessions/{id}/cases/order", ($"Order[{cases[3].Id}]", "１"), ($"Order[{cases[0].Id}]", "3"));

        Assert.Equal(["0004", "0002", "0003", "0001"], (await CasesAsync(id)).Select(c => c.CaseNumber));
    }

    [Fact]
    public async Task A_removed_case_takes_its_papers_along_and_the_rest_moves_up()
    {
        var (clerk, id) = await DraftAsync(cases: 3);
        await portal.Upload(clerk, id, "02_意見書.pdf");
        await portal.CheckAll();
        var paper = (await portal.PapersOf(id)).Single();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/cases/{paper.CaseId}/remove";
        Assert.Contains("この事例の資料1点（2ページ）がなくなります。", (await browser.OpenAsync(path)).MainText());

        await browser.SubmitAsync(path);

        Assert.Equal([("0001", 1), ("0003", 2)], (await CasesAsync(id)).Select(c => (c.CaseNumber, c.Position)));
        Assert.Empty(await portal.PapersOf(id));
        await portal.SendAsWorker(new Portal.Core.Storage.PurgeDiscardedFiles());
        Assert.Null(await portal.Files().OpenAsync(paper.FileId!.Value, CancellationToken.None));
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
    public async Task Papers_placed_by_a_second_offer_come_after_those_of_the_first()
    {
        var (clerk, id) = await DraftAsync();
        await portal.Upload(clerk, id, "1_補足い.pdf");
        await portal.Upload(clerk, id, "1_補足う.pdf");
        await portal.SendAs(clerk, new MakeNamedCases(id, 1));
        await portal.InDatabase(db => db.ReviewDocuments.Where(d => d.SessionId == id && d.FileName == "1_補足う.pdf")
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.CaseId, (Guid?)null).SetProperty(d => d.NeedsPlace, true)));

        await portal.SendAs(clerk, new MakeNamedCases(id, 1));

        Assert.Equal(
            [("1_補足い.pdf", 1), ("1_補足う.pdf", 2)], (await portal.PapersOf(id)).OrderBy(p => p.Position).Select(p => (p.FileName, p.Position)));
    }

    [Fact]
    public async Task A_paper_is_moved_to_another_case_and_kind()
    {
        var (clerk, id) = await DraftAsync(cases: 2);
        await portal.Upload(clerk, id, "意見書.pdf");
        var (paper, second) = ((await portal.PapersOf(id)).Single(), (await CasesAsync(id))[1]);
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

    [Fact]
    public async Task A_cancelled_draft_loses_its_papers_and_keeps_its_trail()
    {
        var (clerk, id) = await DraftAsync(cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        using var browser = await portal.SignIn(clerk);

        await browser.SubmitAsync($"/insurer/review-sessions/{id}/cancel");

        Assert.Empty(await portal.PapersOf(id));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/insurer/review-sessions/{id}/papers")).StatusCode);
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == id && e.Action == "ReviewSessionCancelled")));
    }

    [Fact]
    public async Task A_copy_has_the_place_and_the_reviewers_but_neither_day_nor_papers()
    {
        var (clerk, id) = await DraftAsync(cases: 2);
        var member = portal.NewReviewer(clerk, "委員一");
        await portal.Add(member);
        await portal.SendAs(clerk, new SaveSessionReviewers(id, 0, "", "1", [member.Id], member.Id, MustMatch: true));
        using var browser = await portal.SignIn(clerk);

        await browser.SubmitAsync($"/insurer/review-sessions/{id}/copy");

        var copy = await portal.InDatabase(db => db.ReviewSessions.Include(s => s.Reviewers).Include(s => s.Cases)
            .SingleAsync(s => s.InsurerId == clerk.InsurerId && s.Id != id));
        Assert.Equal((43, "第2会議室", null, 1), (copy.Number, copy.Place, copy.PlannedOn, copy.ReviewerCount));
        Assert.Equal([member.Id], copy.Reviewers.Select(r => r.ReviewerId));
        Assert.Empty(copy.Cases);
    }

    private async Task<(TestUser Clerk, Guid SessionId)> DraftAsync(int cases = 0)
    {
        var clerk = await portal.NewClerk();
        return (clerk, await portal.NewDraft(clerk, cases));
    }

    private Task<List<ReviewCase>> CasesAsync(Guid id) => portal.InDatabase(
        db => db.ReviewCases.Where(c => c.SessionId == id).OrderBy(c => c.Position).ToListAsync());
}
