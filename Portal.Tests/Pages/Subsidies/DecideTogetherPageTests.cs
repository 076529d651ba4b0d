using System.Net;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

public sealed class DecideTogetherPageTests : IClassFixture<PortalFixture>
{
    private const string List = "/operator/subsidies/applications?State=proposed";
    private readonly PortalFixture portal;

    public DecideTogetherPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task From_the_ticked_list_over_the_preview_to_the_batch_and_back_through_the_real_forms()
    {
        var (_, applications) = await portal.NewProposals(2);
        var ids = applications.Select(a => a.Id).ToList();
        var numbers = new[] { (await portal.ApplicationOf(ids[0])).ReceiptNumber!, (await portal.ApplicationOf(ids[1])).ReceiptNumber! };
        using var approver = await portal.SignIn(await portal.NewExaminer());
        using var colleague = await portal.SignIn(await portal.NewExaminer());

        var list = await approver.OpenAsync(List);
        var action = list.QuerySelector("#assign button[formaction]")!.GetAttribute("formaction")!;
        list.QuerySelector("#assign")!.SetAttribute("action", action);
        var chosen = await approver.SubmitAsync(list, List, "#assign", ("Ids", $"{ids[0]}"), ("Ids", $"{ids[1]}"));
        var preview = await approver.OpenAsync(chosen.Headers.Location!.ToString());
        Assert.All(numbers, number => Assert.Contains(number, preview.MainText(), StringComparison.Ordinal));
        Assert.Contains("128,000円", preview.MainText(), StringComparison.Ordinal);
        Assert.All(["計算した額", "申請者への理由"], heading => Assert.Contains(heading, preview.MainText(), StringComparison.Ordinal));
        var confirmed = await approver.SubmitAsync(preview, chosen.Headers.Location!.ToString(), "#decide");
        var path = confirmed.Headers.Location!.ToString();
        var batch = await approver.OpenAsync(path);
        Assert.Equal("600", batch.QuerySelector("[data-counts-down]")!.GetAttribute("data-counts-down"));
        Assert.Contains("まとめて決定した2件が、", (await colleague.OpenAsync("/operator/subsidies/applications")).MainText(), StringComparison.Ordinal);
        Assert.Contains("確定を待っています", (await colleague.OpenAsync($"/operator/subsidies/applications/{ids[0]}")).MainText(), StringComparison.Ordinal);
        Assert.Null((await colleague.OpenAsync($"/operator/subsidies/applications/{ids[0]}/decide")).QuerySelector("#decide"));

        var takenBack = (await colleague.SubmitAsync(await colleague.OpenAsync(path), path, "#take-back", ("Ids", $"{ids[0]}"))).Headers.Location!.ToString();
        var told = await colleague.OpenAsync(takenBack);
        var refused = await (await colleague.SubmitAsync(told, takenBack, "#take-back")).ReadPageAsync();
        Assert.Contains("1件の決定を取り消しました", told.MainText(), StringComparison.Ordinal);
        Assert.Contains(ScheduledDecisionErrors.NothingToTakeBack.Message, refused.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("1件の決定を取り消しました", refused.MainText(), StringComparison.Ordinal);
        Assert.NotNull(refused.QuerySelector("#lines button[name=All]"));
        portal.Clock.Advance(DecisionBatches.Window);
        Assert.Null((await approver.OpenAsync(path)).QuerySelector("#take-back button"));
        Assert.Contains("まとめて決定した1件を確定しています", (await colleague.OpenAsync("/operator/subsidies/applications")).MainText(), StringComparison.Ordinal);
        await portal.MakeDueDecisions();

        var after = (await approver.OpenAsync(path)).MainText();
        Assert.Contains("国中助第8-", after, StringComparison.Ordinal);
        Assert.Contains("取り消し", after, StringComparison.Ordinal);
        Assert.NotNull((await approver.OpenAsync("/operator/subsidies/decision-batches")).QuerySelector($"a[href='{path}']"));
        Assert.Equal((ApplicationStatus.UnderReview, ApplicationStatus.Granted), ((await portal.ApplicationOf(ids[0])).Status, (await portal.ApplicationOf(ids[1])).Status));
    }

    [Fact]
    public async Task Nothing_ticked_is_said_and_a_refused_confirmation_shows_the_preview_again()
    {
        var (_, applications) = await portal.NewProposals(1);
        using var approver = await portal.SignIn(await portal.NewExaminer());
        var list = await approver.OpenAsync(List);
        list.QuerySelector("#assign")!.SetAttribute("action", list.QuerySelector("#assign button[formaction]")!.GetAttribute("formaction")!);
        var path = $"/operator/subsidies/applications/decide?id={applications[0].Id:N}";
        var preview = await approver.OpenAsync(path);
        await portal.SendAs(applications[0].Applicant, new WithdrawApplication(applications[0].Id));

        var nothing = await approver.SubmitAsync(list, List, "#assign");
        var refused = await approver.SubmitAsync(preview, path, "#decide");

        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Contains(ScheduledDecisionErrors.NoneChosen.Message, (await nothing.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(ScheduledDecisionErrors.NothingLeft.Message, (await refused.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.GetAsync($"/operator/subsidies/decision-batches/{Guid.CreateVersion7()}")).StatusCode);
    }

    [Fact]
    public async Task After_a_refused_decision_the_list_still_gives_examiners()
    {
        var (_, applications) = await portal.NewProposals(1);
        var id = applications[0].Id;
        var list = $"/operator/subsidies/applications?State=proposed&q={(await portal.ApplicationOf(id)).ReceiptNumber}";
        var official = await portal.NewExaminer();
        using var browser = await portal.SignIn(official);
        var page = await browser.OpenAsync(list);
        var decide = page.QuerySelector("#assign button[formaction]")!.GetAttribute("formaction")!;
        page.QuerySelector("#assign")!.SetAttribute("action", decide);

        // The page that is shown stands at the address of the decision.
        var refused = await (await browser.SubmitAsync(page, list, "#assign")).ReadPageAsync();
        var assigned = await browser.SubmitAsync(refused, decide, "#assign", ("Ids", $"{id}"), ("Examiner", $"{official.AccountId}"));

        Assert.Contains("State=proposed", assigned.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("assigned=1", assigned.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True((await portal.Look(official, id)).IsMine);
    }

    [Fact]
    public async Task A_name_that_is_markup_or_a_formula_stays_a_name()
    {
        var applicant = await portal.NewOfficeUser();
        var draft = await portal.NewCompleteDraft(applicant);
        await portal.InDatabase(async db =>
        {
            var office = (await db.Offices.FindAsync(applicant.OfficeId))!;
            office.Describe(office.Facts with { Name = "=HYPERLINK(\"x\")<b>" });
            return await db.SaveChangesAsync();
        });
        await portal.NewSentApplicationOf(applicant, draft);
        await portal.Propose(await portal.NewExaminer(), draft);
        using var approver = await portal.SignIn(await portal.NewExaminer());
        var number = (await portal.ApplicationOf(draft)).ReceiptNumber!;

        var preview = await approver.OpenAsync($"/operator/subsidies/applications/decide?id={draft:N}");
        var csv = await approver.GetAsync($"/operator/subsidies/applications/export?q={number}");

        Assert.Contains("=HYPERLINK(\"x\")<b>", preview.MainText(), StringComparison.Ordinal);
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")<b>\"", text, StringComparison.Ordinal);
        Assert.Contains($"{number},2026-11-20 09:12:00,", text, StringComparison.Ordinal);
        Assert.Contains(",64000,審査中,承認待ち,,", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Trim().Split("\r\n").Length);
        Assert.Equal("attachment", csv.Content.Headers.ContentDisposition!.DispositionType);
    }
}
