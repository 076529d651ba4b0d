using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies;

/// <summary>From a draft to being in force, by two persons.</summary>
public sealed class ProgrammeLifeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_second_person_approves_and_the_revision_takes_the_place_of_the_one_before()
    {
        var (writer, second) = await PeopleAsync();
        var source = await InForceAsync(2025, SubsidyKind.CardReaders);
        var draft = await DraftAsync(writer, source.Id);
        await SaveAsync(writer, draft, form => form.BudgetYen = 16_000_000_000);
        Done(await portal.SendAs(writer, new ProposeProgramme(draft, await VersionAsync(draft))));
        Assert.Equal(source.Id, (await InForceAsync(2025, SubsidyKind.CardReaders)).Id);

        Assert.Equal(
            [SubsidyProgrammeErrors.NeedsAnotherPerson],
            (await portal.SendAs(writer, new ApproveProgramme(draft, await VersionAsync(draft)))).Errors);
        Done(await portal.SendAs(second, new ApproveProgramme(draft, await VersionAsync(draft))));

        var now = await InForceAsync(2025, SubsidyKind.CardReaders);
        Assert.Equal((draft, source.Revision + 1, 16_000_000_000L), (now.Id, now.Revision, now.Rules.BudgetYen));
        Assert.Equal(
            ["SubsidyProgrammeDrafted", "SubsidyProgrammeEdited", "SubsidyProgrammeProposed", "SubsidyProgrammeApproved"], await ActsAsync(draft));
        var older = await portal.SendAs(second, new FindProgramme(source.Id));
        Assert.False(older!.IsInForce);
        Assert.Equal([SubsidyProgrammeErrors.NotInForce], (await portal.SendAs(writer, new StartProgrammeDraft(source.Id, false))).Errors);
    }

    [Fact]
    public async Task Whoever_changed_it_at_any_time_cannot_approve_what_somebody_else_proposed()
    {
        var (writer, second) = await PeopleAsync();
        var draft = await DraftAsync(writer, (await InForceAsync(2025, SubsidyKind.PhysicianStatements)).Id);
        await SaveAsync(second, draft, form => form.Name = "別の名前");
        await SaveAsync(writer, draft, form => form.Name = "もとの名前");
        Done(await portal.SendAs(writer, new ProposeProgramme(draft, await VersionAsync(draft))));

        Assert.Equal(
            [SubsidyProgrammeErrors.NeedsAnotherPerson],
            (await portal.SendAs(second, new ApproveProgramme(draft, await VersionAsync(draft)))).Errors);

        Done(await portal.SendAs(writer, new SendBackProgramme(draft, await VersionAsync(draft), "やめます。")));
        Done(await portal.SendAs(writer, new DiscardProgrammeDraft(draft, await VersionAsync(draft))));
    }

    [Fact]
    public async Task What_is_proposed_stands_still_until_it_is_sent_back_with_a_reason()
    {
        var (writer, second) = await PeopleAsync();
        var draft = await NextYearDraftAsync(writer);
        Done(await portal.SendAs(writer, new ProposeProgramme(draft, await VersionAsync(draft))));

        Assert.Equal([SubsidyProgrammeErrors.NotDraft], (await SendFormAsync(writer, draft, form => form.Name = "x")).Errors);
        Assert.Equal([SubsidyProgrammeErrors.NotDraft], (await portal.SendAs(writer, new DiscardProgrammeDraft(draft, await VersionAsync(draft)))).Errors);
        Assert.Equal("Reason", (await portal.SendAs(second, new SendBackProgramme(draft, await VersionAsync(draft), " "))).Errors.Single().Field);
        Done(await portal.SendAs(second, new SendBackProgramme(draft, await VersionAsync(draft), "受付の終わりを確かめてください。")));

        var details = await portal.SendAs(writer, new FindProgramme(draft));
        Assert.Equal(
            (ProgrammeStatus.Draft, "受付の終わりを確かめてください。"), (details!.Programme.Status, details.Programme.SentBackReason));
        Assert.Equal([SubsidyProgrammeErrors.NotProposed], (await portal.SendAs(second, new ApproveProgramme(draft, details.Version))).Errors);
        Done(await portal.SendAs(writer, new DiscardProgrammeDraft(draft, details.Version)));
        Assert.Null(await portal.SendAs(writer, new FindProgramme(draft)));
        Assert.Equal("SubsidyProgrammeDiscarded", (await ActsAsync(draft))[^1]);
    }

    [Fact]
    public async Task The_next_year_is_copied_with_every_day_a_year_later_and_only_once()
    {
        var (writer, _) = await PeopleAsync();
        var source = await InForceAsync(2026, SubsidyKind.CardReaders);
        var draft = await NextYearDraftAsync(writer);

        var details = await portal.SendAs(writer, new FindProgramme(draft));

        var rules = details!.Programme.Rules;
        Assert.Equal((2027, 1, source.Id), (details.Programme.FiscalYear, details.Programme.Revision, details.Compared!.Id));
        Assert.Equal(new ReceptionWindow(new(2027, 5, 7), new(2028, 3, 12), 0), rules.Windows.Single());
        Assert.Equal(new YearEndRule(new(2028, 2, 1), new(2028, 3, 31), new(2028, 4, 30)), rules.Calendar.YearEnd);
        Assert.Equal(["受付期間", "結果と振込"], details.Differences.Select(d => d.Label));
        Assert.Equal([SubsidyProgrammeErrors.DraftExists], (await portal.SendAs(writer, new StartProgrammeDraft(source.Id, true))).Errors);
        Done(await portal.SendAs(writer, new DiscardProgrammeDraft(draft, details.Version)));
    }

    [Fact]
    public async Task A_year_that_is_in_force_is_not_copied_to_again_and_a_change_that_changes_nothing_is_not_proposed()
    {
        var (writer, _) = await PeopleAsync();
        var lastYear = await InForceAsync(2025, SubsidyKind.CardReaders);
        Assert.Equal([SubsidyProgrammeErrors.YearExists(2026)], (await portal.SendAs(writer, new StartProgrammeDraft(lastYear.Id, true))).Errors);
        var draft = await DraftAsync(writer, (await InForceAsync(2026, SubsidyKind.CardReaders)).Id);

        Assert.Equal([SubsidyProgrammeErrors.NothingChanged], (await portal.SendAs(writer, new ProposeProgramme(draft, await VersionAsync(draft)))).Errors);

        Done(await portal.SendAs(writer, new DiscardProgrammeDraft(draft, await VersionAsync(draft))));
    }

    [Fact]
    public async Task The_second_of_two_who_save_is_told()
    {
        var (writer, second) = await PeopleAsync();
        var draft = await DraftAsync(writer, (await InForceAsync(2025, SubsidyKind.PhysicianStatements)).Id);
        var version = await VersionAsync(draft);
        await SaveAsync(writer, draft, form => form.Name = "先の名前");

        var late = await SendFormAsync(second, draft, form => form.Name = "後の名前", version);

        Assert.Equal([ConflictErrors.ChangedMeanwhile], late.Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(second, new ProposeProgramme(draft, version))).Errors);
        Assert.Equal("先の名前", (await portal.SendAs(second, new FindProgramme(draft)))!.Programme.Name);
        Done(await portal.SendAs(writer, new DiscardProgrammeDraft(draft, await VersionAsync(draft))));
    }

    [Fact]
    public async Task Of_two_who_start_at_once_one_has_the_draft()
    {
        var (writer, second) = await PeopleAsync();
        var source = await InForceAsync(2025, SubsidyKind.CardReaders);

        var results = await Task.WhenAll(
            portal.SendAs(writer, new StartProgrammeDraft(source.Id, false)), portal.SendAs(second, new StartProgrammeDraft(source.Id, false)));

        Assert.Equal([SubsidyProgrammeErrors.DraftExists], results.Single(r => r.Failed).Errors);
        var draft = results.Single(r => !r.Failed).Value;
        Done(await portal.SendAs(writer, new DiscardProgrammeDraft(draft, await VersionAsync(draft))));
    }

    private static void Done(Result result) => Assert.Empty(result.Errors);

    private async Task<(TestUser Writer, TestUser Second)> PeopleAsync() =>
        (await portal.NewOfficial(AccountRole.Operator), await portal.NewOfficial(AccountRole.Operator));

    private async Task<ProgrammeInForce> InForceAsync(int year, SubsidyKind kind) =>
        (await portal.SendAs(TestUser.Visitor, new FindProgrammeInForce(kind, new DateOnly(year, 11, 1))))!;

    private async Task<Guid> DraftAsync(TestUser user, Guid source) => (await portal.SendAs(user, new StartProgrammeDraft(source, false))).Value;

    private async Task<Guid> NextYearDraftAsync(TestUser user) =>
        (await portal.SendAs(user, new StartProgrammeDraft((await InForceAsync(2026, SubsidyKind.CardReaders)).Id, true))).Value;

    private async Task<uint> VersionAsync(Guid id) => (await portal.SendAs(TestUser.Visitor, new FindProgramme(id)))!.Version;

    private async Task SaveAsync(TestUser user, Guid id, Action<ProgrammeForm> change) => Done(await SendFormAsync(user, id, change));

    private async Task<Result> SendFormAsync(TestUser user, Guid id, Action<ProgrammeForm> change, uint? version = null)
    {
        var details = (await portal.SendAs(user, new FindProgramme(id)))!;
        var form = ProgrammeForm.Of(details.Programme.Name, details.Programme.Rules);
        change(form);
        return await portal.SendAs(user, new SaveProgrammeDraft(id, version ?? details.Version, form));
    }

    private Task<List<string>> ActsAsync(Guid id) => portal.InDatabase(db =>
        db.AuditEvents.Where(e => e.ObjectId == id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
}
