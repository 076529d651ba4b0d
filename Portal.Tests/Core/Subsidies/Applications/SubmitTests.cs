using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

public sealed class SubmitTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public SubmitTests(PortalFixture portal)
    {
        this.portal = portal;
        // Within the window, whichever day the test before stood on.
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task What_is_complete_is_received_with_a_number_and_told_by_mail()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 7, 15, 10, 0);
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);

        var result = await portal.SendAs(user, new SubmitApplication(id, true));

        var application = await portal.ApplicationOf(id);
        Assert.False(result.Failed);
        Assert.Equal((ApplicationStatus.Submitted, 64_000, portal.Clock.Now), (application.Status, application.AmountYen, application.SubmittedAt));
        Assert.Equal(
            (new DateOnly(2026, 8, 31), new DateOnly(2026, 9, 30)), (application.Sent!.Expected.ResultBy, application.Sent.Expected.TransferBy));
        Assert.Equal(("0001", "1234567"), (application.Sent.Account.BankCode, application.Sent.Account.Number));
        Assert.Equal((4, 14_500), (application.Sent.Evidence.Count, application.Sent.Costs.ReaderCostYen));
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id));
        Assert.Contains(application.ReceiptNumber!, mail.Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", mail.Body!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_changed_since_it_was_shown_is_not_sent()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        var shown = (await portal.SendAs(user, new FindApplication(id)))!.Mark;
        await portal.AddPicture(user, id, "receipts", 41);
        var withFile = (await portal.SendAs(user, new FindApplication(id)))!.Mark;
        await portal.SavePart(user, id, new ApplicationForm { Note = new NoteForm("あとから") });

        var results = new List<Result>();
        foreach (var mark in new[] { shown, withFile, (await portal.SendAs(user, new FindApplication(id)))!.Mark, shown })
        {
            results.Add(await portal.SendAs(user, new SubmitApplication(id, true, mark)));
        }

        Assert.Equal([ApplicationErrors.ChangedSinceShown], results[0].Errors);
        Assert.Equal([ApplicationErrors.ChangedSinceShown], results[1].Errors);
        Assert.Empty(results[2].Errors);
        Assert.Empty(results[3].Errors);
        Assert.Equal("あとから", (await portal.ApplicationOf(id)).Sent!.Note);
    }

    [Fact]
    public async Task Two_clicks_two_tabs_and_two_colleagues_get_one_number()
    {
        var user = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == user.OfficeId));
        var colleague = await portal.NewOfficeUser(office, isAdministrator: false);
        var id = await portal.NewCompleteDraft(user);

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => portal.SendAs(n % 2 == 0 ? user : colleague, new SubmitApplication(id, true))));

        Assert.All(results, r => Assert.False(r.Failed));
        var mails = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id).Select(m => m.Recipient).ToListAsync());
        Assert.Distinct(mails);
        Assert.Contains(await AddressAsync(user), mails);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == "SubsidyApplicationSubmitted")));
    }

    [Fact]
    public async Task Whoever_sends_it_and_who_looks_after_the_office_are_told_and_nobody_else()
    {
        var administrator = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == administrator.OfficeId));
        var sender = await portal.NewOfficeUser(office, isAdministrator: false);
        await portal.NewOfficeUser(office, isAdministrator: false);
        var id = await portal.NewCompleteDraft(sender);

        await portal.SendAs(sender, new SubmitApplication(id, true));

        var told = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id).Select(m => m.Recipient).ToListAsync());
        Assert.Equal(new[] { await AddressAsync(administrator), await AddressAsync(sender) }.Order(), told.Order());
    }

    [Fact]
    public async Task Sent_and_withdrawn_at_once_the_budget_is_taken_for_what_stands()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        var before = await TakenAsync();

        await Task.WhenAll(
            Task.Run(() => portal.SendAs(user, new SubmitApplication(id, true))), Task.Run(() => portal.SendAs(user, new WithdrawApplication(id))));

        var application = await portal.ApplicationOf(id);
        Assert.Equal(application.Status == ApplicationStatus.Submitted ? 64_000 : 0, await TakenAsync() - before);
    }

    [Fact]
    public async Task An_institution_and_a_deemed_office_of_the_same_number_apply_each_for_itself()
    {
        portal.Clock.Now = TestClock.InJapan(2025, 12, 1, 9, 0);
        var clinic = People.NewOffice(portal, OfficeKind.MedicalInstitution);
        var place = new RegisteredPlace(OfficeKind.DeemedCareOffice, clinic.Number, ClaimsUsers.NewPlace(OfficeKind.CareOffice).Facts);
        var deemed = Office.Register(place, place.Facts, portal.Clock.Now);
        await portal.Add(clinic, deemed);
        var (doctor, carer) = (await portal.NewOfficeUser(clinic), await portal.NewOfficeUser(deemed));

        var ofClinic = await portal.SendAs(doctor, new StartApplication());
        var ofDeemed = await portal.SendAs(carer, new StartApplication());

        Assert.Equal(
            (SubsidyKind.PhysicianStatements, SubsidyKind.CardReaders),
            ((await portal.ApplicationOf(ofClinic.Value)).Kind, (await portal.ApplicationOf(ofDeemed.Value)).Kind));
    }

    [Theory]
    [InlineData(2026, 5, 6, 23, 59, false)]
    [InlineData(2026, 5, 7, 0, 0, true)]
    [InlineData(2027, 3, 12, 23, 59, true)]
    [InlineData(2027, 3, 13, 0, 0, false)]
    public async Task The_window_is_of_days_in_Japan_by_the_servers_clock(int year, int month, int day, int hour, int minute, bool isOpen)
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        portal.Clock.Now = TestClock.InJapan(year, month, day, hour, minute);

        var result = await portal.SendAs(user, new SubmitApplication(id, true));

        Assert.Equal(isOpen ? [] : [ApplicationErrors.Closed], result.Errors);
        Assert.Equal(isOpen ? ApplicationStatus.Submitted : ApplicationStatus.Draft, (await portal.ApplicationOf(id)).Status);
    }

    [Fact]
    public async Task What_is_not_complete_or_not_agreed_is_not_received()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);

        Assert.Equal("Agreed", (await portal.SendAs(user, new SubmitApplication(id, false))).Errors[0].Field);
        await portal.SavePart(user, id, new ApplicationForm { Checks = new ChecksForm(true, false, true) });
        Assert.Equal([ApplicationErrors.NotComplete], (await portal.SendAs(user, new SubmitApplication(id, true))).Errors);
        Assert.Equal(ApplicationStatus.Draft, (await portal.ApplicationOf(id)).Status);
    }

    [Fact]
    public async Task A_file_that_is_still_checked_keeps_it_from_being_sent()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        await portal.InDatabase(db => db.EvidenceFiles.Where(f => f.ApplicationId == id && f.KindKey == "receipts")
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.Status, EvidenceStatus.Checking)));

        Assert.Equal([ApplicationErrors.NotComplete], (await portal.SendAs(user, new SubmitApplication(id, true))).Errors);
    }

    [Fact]
    public async Task One_office_applies_once_and_again_only_after_it_has_withdrawn()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        await portal.SendAs(user, new SubmitApplication(id, true));

        var again = await portal.SendAs(user, new StartApplication());
        await portal.SendAs(user, new WithdrawApplication(id));
        var later = await portal.SendAs(user, new StartApplication());

        Assert.Equal([ApplicationErrors.AlreadyApplied], again.Errors);
        Assert.False(later.Failed);
        Assert.NotEqual(id, later.Value);
        Assert.Equal([ApplicationErrors.NotWithdrawable], (await portal.SendAs(user, new WithdrawApplication(id))).Errors);
    }

    [Fact]
    public async Task A_draft_that_was_sent_cannot_be_changed_any_more()
    {
        var user = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(user);
        await portal.SendAs(user, new SubmitApplication(id, true));

        Assert.Equal([ApplicationErrors.NotDraft], (await portal.SavePart(user, id, new ApplicationForm { Note = new NoteForm("あとから") })).Errors);
        Assert.Equal([ApplicationErrors.NotDraft], (await portal.SendAs(user, new DeleteApplicationDraft(id))).Errors);
        Assert.Equal([ApplicationErrors.NotDraft], (await portal.SendAs(user, new RemoveEvidence(id, Guid.CreateVersion7()))).Errors);
    }

    private Task<string> AddressAsync(TestUser user) =>
        portal.InDatabase(db => db.Users.Where(a => a.Id == user.AccountId).Select(a => a.Email!).SingleAsync());

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => (long)b.TakenYen));
}

/// <summary>Alone with its database: the budget is one for all.</summary>
public sealed class BudgetTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Of_two_hundred_who_want_the_last_yen_as_many_get_it_as_there_is()
    {
        // Five times 64,000, and not quite a sixth.
        await portal.ChangeRules(rules => rules with { BudgetYen = 383_999 });
        var model = await portal.NewCompleteDraft(await portal.NewOfficeUser());
        var drafts = new List<(TestUser User, Guid Id)>();
        for (var i = 0; i < 200; i++)
        {
            var user = await portal.NewOfficeUser();
            drafts.Add((user, await portal.CopyDraft(model, user)));
        }

        var results = await Task.WhenAll(drafts.Select(d => portal.SendAs(d.User, new SubmitApplication(d.Id, true))));

        Assert.Equal(5, results.Count(r => !r.Failed));
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([ApplicationErrors.BudgetIsGone], r.Errors));
        Assert.Equal(320_000, await portal.InDatabase(db => db.SubsidyBudgets.Select(b => b.TakenYen).SingleAsync()));
        Assert.Equal(5, await portal.InDatabase(db => db.SubsidyApplications
            .Where(a => a.Status == ApplicationStatus.Submitted).Select(a => a.ReceiptNumber).Distinct().CountAsync()));

        var (first, _) = drafts.Zip(results).First(d => !d.Second.Failed);
        await portal.SendAs(first.User, new WithdrawApplication(first.Id));
        var (waiting, _) = drafts.Zip(results).First(d => d.Second.Failed);
        Assert.False((await portal.SendAs(waiting.User, new SubmitApplication(waiting.Id, true))).Failed);
    }
}
