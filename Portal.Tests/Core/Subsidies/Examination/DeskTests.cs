using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>What examiners have among themselves: notes, the checklist, and who examines what.</summary>
public sealed class DeskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_note_is_for_colleagues_alone_and_a_second_click_writes_nothing_more()
    {
        var (applicant, examiner, id) = await portal.NewExaminedApplication();
        var colleague = await portal.NewExaminer();
        var request = new WriteExaminationNote(id, Guid.CreateVersion7(), " 電話で確かめました。\r\n同じ法人です。 ");

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.SendAs(colleague, request))));

        var note = (await portal.Look(examiner, id)).Notes.Single();
        Assert.All(results, r => Assert.Empty(r.Errors));
        Assert.Equal(("電話で確かめました。\n同じ法人です。", portal.Clock.Now), (note.Text, note.At));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == "ExaminationNoteWritten")));
        using var office = await portal.SignIn(applicant);
        Assert.DoesNotContain("電話で確かめました", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_says_something_about_an_application_that_was_sent()
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();
        var draft = await portal.NewCompleteDraft(await portal.NewOfficeUser());

        Assert.Equal([ExaminationErrors.NoteMissing], (await portal.SendAs(examiner, new WriteExaminationNote(id, Guid.CreateVersion7(), " \n"))).Errors);
        Assert.Equal([ExaminationErrors.NoteTooLong], (await portal.SendAs(examiner, new WriteExaminationNote(id, Guid.CreateVersion7(), new string('あ', 1_001)))).Errors);
        Assert.Equal([ExaminationErrors.NoteHidden], (await portal.SendAs(examiner, new WriteExaminationNote(id, Guid.CreateVersion7(), "a\u202Eb"))).Errors);
        Assert.Equal([ExaminationErrors.NotFound], (await portal.SendAs(examiner, new WriteExaminationNote(draft, Guid.CreateVersion7(), "メモ"))).Errors);
    }

    [Fact]
    public async Task The_examiner_ticks_what_the_programme_lists_and_a_return_begins_anew()
    {
        var (applicant, examiner, id) = await portal.NewExaminedApplication();
        var items = (await portal.Look(examiner, id)).Checklist;

        var foreign = await portal.SendAs(await portal.NewExaminer(), new TickChecklist(id, items));
        Assert.Empty((await portal.SendAs(examiner, new TickChecklist(id, [items[1], items[0], "一覧にない項目"]))).Errors);

        var ticked = (await portal.Look(examiner, id)).Ticked;
        await portal.Return(examiner, id, Returns.Marks("Holder"));
        Assert.Equal([ExaminationErrors.NotTaken], foreign.Errors);
        Assert.Equal([items[0], items[1]], ticked);
        Assert.Empty((await portal.Look(examiner, id)).Ticked);
        await portal.SendAs(applicant, new WithdrawApplication(id));
        Assert.Equal([ExaminationErrors.NotOpen], (await portal.SendAs(examiner, new TickChecklist(id, items))).Errors);
    }

    [Fact]
    public async Task A_tick_changes_nothing_of_what_others_have_open_and_ticks_stand_still_while_a_proposal_waits()
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();
        var (opened, items) = ((await portal.Look(examiner, id)).Version, (await portal.Look(examiner, id)).Checklist);
        Assert.Empty((await portal.SendAs(examiner, new TickChecklist(id, [items[0]]))).Errors);
        Assert.Empty((await portal.SendAs(examiner, new ProposeDecision(id, opened, true, "64,000", null))).Errors);
        var approver = await portal.NewExaminer();
        var shown = (await portal.Look(approver, id)).Version;

        Assert.Equal([ExaminationErrors.ChecksStand], (await portal.SendAs(examiner, new TickChecklist(id, items))).Errors);
        await portal.SendAs(approver, new TakeExamination(id));
        Assert.Equal([items[0]], (await portal.Look(approver, id)).Ticked);
        using var browser = await portal.SignIn(approver);
        Assert.Null((await browser.OpenAsync($"/operator/subsidies/applications/{id}")).QuerySelector("#ticks"));
        Assert.Empty((await portal.SendAs(approver, new DecideApplication(id, shown))).Errors);
    }

    [Fact]
    public async Task A_return_that_is_taken_back_brings_the_ticks_back()
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();
        var item = (await portal.Look(examiner, id)).Checklist[1];
        await portal.SendAs(examiner, new TickChecklist(id, [item]));
        await portal.Return(examiner, id, Returns.Marks("Holder"));
        var meanwhile = (await portal.Look(examiner, id)).Ticked;

        Assert.Empty((await portal.SendAs(examiner, new TakeBackReturn(id, 1))).Errors);

        Assert.Empty(meanwhile);
        Assert.Equal([item], (await portal.Look(examiner, id)).Ticked);
    }

    [Fact]
    public async Task A_refused_note_leaves_the_ticks_as_they_are()
    {
        var (_, examiner, id) = await portal.NewExaminedApplication();
        var item = (await portal.Look(examiner, id)).Checklist[0];
        await portal.SendAs(examiner, new TickChecklist(id, [item]));
        using var browser = await portal.SignIn(examiner);
        var path = $"/operator/subsidies/applications/{id}";

        var refused = await browser.SubmitAsync(await browser.OpenAsync(path), path, "#note", ("Note", " "));

        Assert.Equal([item], (await refused.ReadPageAsync()).QuerySelectorAll("#ticks input[checked]").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task Many_are_given_to_a_colleague_at_once_and_what_is_over_is_left_out()
    {
        var (_, fresh) = await portal.NewSentApplication();
        var (_, _, taken) = await portal.NewExaminedApplication();
        var (_, _, returned) = await portal.NewReturnedApplication("Holder");
        var (applicant, _, withdrawn) = await portal.NewExaminedApplication();
        await portal.SendAs(applicant, new WithdrawApplication(withdrawn));
        var draft = await portal.NewCompleteDraft(await portal.NewOfficeUser());
        var (chief, examiner) = (await portal.NewExaminer(), await portal.NewExaminer());
        Guid[] ids = [fresh, taken, returned, withdrawn, draft, fresh, Guid.CreateVersion7()];

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(
            n => Task.Run(() => portal.SendAs(chief, new AssignExaminations([.. n == 1 ? Enumerable.Reverse(ids) : ids], examiner.AccountId)))));

        Assert.All(results, r => Assert.Equal(3, r.Value));
        foreach (var (id, status) in new[] { (fresh, ApplicationStatus.UnderReview), (taken, ApplicationStatus.UnderReview), (returned, ApplicationStatus.Returned) })
        {
            var view = await portal.Look(examiner, id);
            Assert.Equal((true, status), (view.IsMine, view.Status));
            Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == "ExaminationAssigned")));
        }

        Assert.Equal(ApplicationStatus.Draft, (await portal.ApplicationOf(draft)).Status);
    }

    [Fact]
    public async Task Nobody_but_the_secretariat_is_given_anything()
    {
        var (applicant, _, id) = await portal.NewExaminedApplication();
        var (chief, helper) = (await portal.NewExaminer(), await portal.NewOfficial(AccountRole.Helpdesk));

        Assert.Equal([ExaminationErrors.ExaminerUnknown], (await portal.SendAs(chief, new AssignExaminations([id], null))).Errors);
        Assert.Equal([ExaminationErrors.ExaminerUnknown], (await portal.SendAs(chief, new AssignExaminations([id], applicant.AccountId))).Errors);
        Assert.Equal([ExaminationErrors.ExaminerUnknown], (await portal.SendAs(chief, new AssignExaminations([id], helper.AccountId))).Errors);
        Assert.Equal([ExaminationErrors.NoneChosen], (await portal.SendAs(chief, new AssignExaminations([], chief.AccountId))).Errors);
    }

    [Fact]
    public async Task The_pages_offer_all_three_through_the_real_forms()
    {
        var (_, official, id) = await portal.NewExaminedApplication();
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        var colleague = await portal.NewExaminer();
        using var browser = await portal.SignIn(official);
        var (list, path) = ($"/operator/subsidies/applications?q={number}", $"/operator/subsidies/applications/{id}");
        var item = (await portal.Look(official, id)).Checklist[0];

        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#ticks", ("Ticks", item));
        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#note", ("Note", "電話で確かめました。"));
        var page = await browser.OpenAsync(path);
        Assert.Contains("7項目中 1項目", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("電話で確かめました。", page.MainText(), StringComparison.Ordinal);
        var refused = await (await browser.SubmitAsync(await browser.OpenAsync(list), list, "#assign", ("Ids", id.ToString()))).ReadPageAsync();
        Assert.Equal(ExaminationErrors.ExaminerUnknown.Message, refused.ErrorFor("Examiner"));
        Assert.NotNull(refused.QuerySelector("[name=Ids][checked]"));
        var assigned = await browser.SubmitAsync(
            await browser.OpenAsync(list), list, "#assign", ("Ids", id.ToString()), ("Examiner", colleague.AccountId!.Value.ToString()));
        Assert.Contains("assigned=1", assigned.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True((await portal.Look(colleague, id)).IsMine);
    }
}
