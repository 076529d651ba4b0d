using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

public sealed class DraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Started_twice_at_once_there_is_one_draft()
    {
        var user = await portal.NewOfficeUser();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.SendAs(user, new StartApplication())));

        Assert.Single(results.Select(r => r.Value).Distinct());
    }

    [Fact]
    public async Task An_institution_is_told_that_nothing_is_received_this_year()
    {
        var office = People.NewOffice(portal, OfficeKind.MedicalInstitution);
        await portal.Add(office);
        var user = await portal.NewOfficeUser(office);

        Assert.Equal([ApplicationErrors.NoProgramme], (await portal.SendAs(user, new StartApplication())).Errors);
    }

    [Fact]
    public async Task What_is_wrong_is_kept_as_it_was_typed()
    {
        var user = await portal.NewOfficeUser();
        var id = (await portal.SendAs(user, new StartApplication())).Value;

        var saved = await portal.SavePart(user, id, new ApplicationForm { Costs = SubsidyDrafts.Costs with { ReaderCostYen = "一万円くらい" } });

        var view = (await portal.SendAs(user, new FindApplication(id)))!;
        Assert.False(saved.Failed);
        Assert.Equal("一万円くらい", view.Form.Costs!.ReaderCostYen);
        Assert.Equal(SectionState.Started, view.Sections[ApplicationSection.Costs]);
        Assert.Equal("ReaderCostYen", view.Sections.Costs!.Errors[0].Field);
    }

    [Fact]
    public async Task Two_parts_saved_at_once_are_both_kept()
    {
        var user = await portal.NewOfficeUser();
        var id = (await portal.SendAs(user, new StartApplication())).Value;
        var nothing = ApplicationForm.MarkOf<ChecksForm>(null);

        var results = await Task.WhenAll(
            portal.SendAs(user, new SaveApplicationPart(id, new ApplicationForm { Checks = new ChecksForm(true, true, true) }, nothing)),
            portal.SendAs(user, new SaveApplicationPart(id, new ApplicationForm { Note = new NoteForm("ひとこと") }, nothing)),
            portal.SendAs(user, new SaveApplicationPart(id, new ApplicationForm { Costs = SubsidyDrafts.Costs }, nothing)));

        var form = (await portal.SendAs(user, new FindApplication(id)))!.Form;
        Assert.All(results, r => Assert.False(r.Failed));
        Assert.Equal((true, "ひとこと", "14,500"), (form.Checks!.IsFinished, form.Note!.Text, form.Costs!.ReaderCostYen));
    }

    [Fact]
    public async Task A_colleagues_change_of_the_same_part_is_not_overwritten()
    {
        var first = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == first.OfficeId));
        var second = await portal.NewOfficeUser(office, isAdministrator: false);
        var id = (await portal.SendAs(first, new StartApplication())).Value;
        var opened = ApplicationForm.MarkOf<NoteForm>(null);
        await portal.SendAs(first, new SaveApplicationPart(id, new ApplicationForm { Note = new NoteForm("先に書いた") }, opened));

        var late = await portal.SendAs(second, new SaveApplicationPart(id, new ApplicationForm { Note = new NoteForm("後から書いた") }, opened));
        var same = await portal.SendAs(second, new SaveApplicationPart(id, new ApplicationForm { Note = new NoteForm("先に書いた") }, opened));

        Assert.Equal([ApplicationErrors.ChangedMeanwhile], late.Errors);
        Assert.False(same.Failed);
        Assert.Equal("先に書いた", (await portal.SendAs(first, new FindApplication(id)))!.Form.Note!.Text);
    }

    [Fact]
    public async Task A_draft_that_is_deleted_takes_its_files_along()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        var fileIds = await portal.InDatabase(db => db.EvidenceFiles.Where(f => f.ApplicationId == id).Select(f => f.FileId!.Value).ToListAsync());

        await portal.SendAs(user, new DeleteApplicationDraft(id));

        Assert.Null(await portal.SendAs(user, new FindApplication(id)));
        Assert.Equal(fileIds.Count, await portal.InDatabase(db => db.DiscardedFiles.CountAsync(f => fileIds.Contains(f.Id))));
    }

    [Fact]
    public async Task Another_offices_application_does_not_exist()
    {
        var id = await portal.NewCompleteDraft(await portal.NewOfficeUser());
        var other = await portal.NewOfficeUser();

        Assert.Null(await portal.SendAs(other, new FindApplication(id)));
        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(other, new SubmitApplication(id, true))).Errors);
        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(other, new DeleteApplicationDraft(id))).Errors);
        Assert.Equal(
            [ApplicationErrors.NotFound],
            (await portal.SendAs(other, new SaveApplicationPart(id, new ApplicationForm { Note = new NoteForm("x") }, ""))).Errors);
    }
}
