using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>事例: added, put in order and removed, and what becomes of a whole draft.</summary>
public sealed class DraftCasesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Cases_are_added_from_a_pasted_list()
    {
        var (clerk, id) = await DraftAsync();
        using var browser = await portal.SignIn(clerk);

        await browser.SubmitAsync($"/insurer/review-sessions/{id}/cases/new",
            ("Lines", "０００１\t新規\tA\n0002 区分変更\n\n0003　B"), ("Kind", "Renewal"));

        var cases = await portal.CasesOf(id);
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
        Assert.Single(await portal.CasesOf(id));
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
        Assert.Equal(6, (await portal.CasesOf(id)).Count);
        await browser.SubmitAsync(page, path, "form[action$='from-names']");

        var made = (await portal.CasesOf(id))[6];
        var paper = Assert.Single(await portal.PapersOf(id));
        Assert.Equal((7, "0007", made.Id, false), (made.Position, made.CaseNumber, paper.CaseId!.Value, paper.NeedsPlace));
    }

    [Fact]
    public async Task Typed_numbers_put_the_cases_into_a_new_order()
    {
        var (clerk, id) = await DraftAsync(cases: 4);
        var cases = await portal.CasesOf(id);
        using var browser = await portal.SignIn(clerk);

        await browser.SubmitAsync($"/insurer/review-sessions/{id}/cases/order", ($"Order[{cases[3].Id}]", "１"), ($"Order[{cases[0].Id}]", "3"));

        Assert.Equal(["0004", "0002", "0003", "0001"], (await portal.CasesOf(id)).Select(c => c.CaseNumber));
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

        Assert.Equal([("0001", 1), ("0003", 2)], (await portal.CasesOf(id)).Select(c => (c.CaseNumber, c.Position)));
        Assert.Empty(await portal.PapersOf(id));
        await portal.SendAsWorker(new Portal.Core.Storage.PurgeDiscardedFiles());
        Assert.Null(await portal.Files().OpenAsync(paper.FileId!.Value, CancellationToken.None));
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
}
