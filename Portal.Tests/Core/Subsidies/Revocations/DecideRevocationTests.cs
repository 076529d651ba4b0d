using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Revocations;

/// <summary>取消, by two persons: state, number, budget, letter, mail and trail.</summary>
public sealed class DecideRevocationTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public DecideRevocationTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task A_second_person_revokes_what_the_first_proposed_and_the_office_is_told()
    {
        var administrator = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == administrator.OfficeId));
        var (_, id) = await portal.NewGrantedApplication(await portal.NewOfficeUser(office, isAdministrator: false));
        var (proposer, decider) = (await portal.NewExaminer(), await portal.NewExaminer());
        var first = await portal.DecisionOf(id);
        var before = await TakenAsync();
        await portal.ProposeRevocation(proposer, id);

        var own = await portal.DecideRevocation(proposer, id);
        var decided = await portal.DecideRevocation(decider, id);

        var (application, later) = (await portal.ApplicationOf(id), (await portal.LaterDecisionsOf(id)).Single());
        Assert.Equal([ExaminationErrors.NeedsAnotherPerson], own.Errors);
        Assert.Empty(decided.Errors);
        Assert.Equal((ApplicationStatus.Revoked, 0, -64_000), (application.Status, application.GrantedYen, await TakenAsync() - before));
        Assert.Equal((LaterDecisionKind.Revoked, 64_000, 0), (later.Kind, later.GrantedBeforeYen, later.GrantedAfterYen));
        Assert.Equal((proposer.AccountId!.Value, decider.AccountId!.Value), (later.ProposedById, later.DecidedById));
        Assert.Equal((first.FiscalYear, first.Number + 1), (later.FiscalYear, later.Number));
        Assert.Equal("助成金を他の用途に使用したため。\n購入したカードリーダーを、別の事業で使っていました。", later.Reason);
        Assert.Empty(await portal.RepaymentsOf(id));
        Assert.Equal(2, await portal.MailsAbout(id, nameof(LaterDecisionMail)));
        Assert.Equal(
            ["RevocationProposed", "LaterDecisionMade"],
            await portal.InDatabase(db => db.AuditEvents
                .Where(e => e.ObjectId == id && (e.Action == "LaterDecisionMade" || e.Action.StartsWith("Revocation"))).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_database_too_wants_two_persons()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var later = await portal.NewRevocation(id);

        Task<int> SetAsync(FormattableString sql) => portal.InDatabase(db => db.Database.ExecuteSqlInterpolatedAsync(sql));

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => SetAsync($"UPDATE later_decisions SET decided_by_id = proposed_by_id WHERE id = {later.Id}"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => SetAsync($"UPDATE revocations SET ended_by_id = proposed_by_id WHERE application_id = {id}"));
    }

    [Fact]
    public async Task Decided_twice_and_by_two_at_once_it_is_one_decision()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var (first, second) = (await portal.NewExaminer(), await portal.NewExaminer());
        var revocation = await portal.ProposeRevocation(await portal.NewExaminer(), id);

        var results = await Task.WhenAll(new[] { first, first, second, second }.Select(
            who => Task.Run(() => portal.SendAs(who, new DecideRevocation(id, revocation, 0)))));

        var later = (await portal.LaterDecisionsOf(id)).Single();
        Assert.Equal(2, results.Count(r => !r.Failed));
        Assert.All(results.SelectMany(r => r.Errors), e => Assert.Equal(RevocationErrors.NothingProposed, e));
        Assert.Contains(later.DecidedById, new[] { first.AccountId!.Value, second.AccountId!.Value });
        Assert.Equal(1, await portal.MailsAbout(id, nameof(LaterDecisionMail)));
    }

    [Fact]
    public async Task First_and_later_decisions_have_their_numbers_from_one_counter()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 3; n++)
        {
            ids.Add((await portal.NewGrantedApplication()).Id);
            await portal.ProposeRevocation(await portal.NewExaminer(), ids[^1]);
        }

        var (_, undecided) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), undecided);
        var decider = await portal.NewExaminer();

        await Task.WhenAll([.. ids.Select(id => Task.Run(() => portal.DecideRevocation(decider, id))), Task.Run(() => portal.Decide(decider, undecided))]);

        var numbers = await portal.InDatabase(async db =>
        {
            var first = await db.SubsidyDecisions.Select(d => d.Number).ToListAsync();
            return first.Concat(await db.LaterDecisions.Select(d => d.Number).ToListAsync()).Order().ToList();
        });
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Fact]
    public async Task A_part_that_is_revoked_before_the_payment_lowers_what_is_paid_and_the_rest_can_be_revoked_later()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var before = await TakenAsync();

        await portal.NewRevocation(id, Support.Revocations.Part("40,000"));
        await portal.NewReleasedBatch();
        await portal.Mark(await portal.NewExaminer(), id);

        var application = await portal.ApplicationOf(id);
        Assert.Equal((ApplicationStatus.Paid, 40_000, -24_000), (application.Status, application.GrantedYen, await TakenAsync() - before));
        Assert.Equal(40_000, (await portal.PaymentOf(id)).AmountYen);
        Assert.Equal(3_636, (await portal.TaxReportOf(applicant, id)).Duty.MostYen);
        await portal.NewRevocation(id);
        Assert.Equal((ApplicationStatus.Revoked, 2), ((await portal.ApplicationOf(id)).Status, (await portal.LaterDecisionsOf(id)).Count));
        Assert.Equal([40_000], (await portal.RepaymentsOf(id)).Select(r => r.PrincipalYen));
        Assert.Equal(-24_000, await TakenAsync() - before);
    }

    [Fact]
    public async Task A_revoked_office_reports_no_tax_and_does_not_apply_again()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewRevocation(id);

        var report = await portal.ReportTax(applicant, id);
        var again = await portal.SendAs(applicant, new StartApplication());

        Assert.Equal([TaxReportErrors.NotNeeded], report.Errors);
        Assert.Equal(TaxReportState.Lifted, (await portal.TaxReportOf(applicant, id)).Duty.State);
        Assert.Equal([ApplicationErrors.AlreadyApplied], again.Errors);
        var row = (await portal.SendAs(applicant, new ListMyApplications())).Rows.Single();
        Assert.Equal((ApplicationStatus.Revoked, null, null), (row.Status, row.ReportTaxBy, row.ReturnBy));
    }

    [Fact]
    public async Task What_was_paid_between_the_look_and_the_decision_is_looked_at_again()
    {
        var (_, id) = await portal.NewFailedPayment();
        var (official, decider) = (await portal.NewExaminer(), await portal.NewExaminer());
        var revocation = await portal.ProposeRevocation(await portal.NewExaminer(), id);
        Assert.Empty((await portal.Mark(official, id)).Errors);

        var stale = await portal.SendAs(decider, new DecideRevocation(id, revocation, 0));
        var seen = await portal.DecideRevocation(decider, id);

        Assert.Equal([ConflictErrors.ChangedMeanwhile], stale.Errors);
        Assert.Empty(seen.Errors);
        Assert.Equal([64_000], (await portal.RepaymentsOf(id)).Select(r => r.PrincipalYen));
    }

    [Fact]
    public async Task What_could_not_be_transferred_is_revoked_without_asking_back_and_not_taken_for_paid_afterwards()
    {
        var (_, id) = await portal.NewFailedPayment();
        await portal.NewRevocation(id);

        var paid = await portal.Mark(await portal.NewExaminer(), id);

        Assert.Equal([PaymentErrors.GrantChanged], paid.Errors);
        Assert.Empty(await portal.RepaymentsOf(id));
        Assert.Equal(ApplicationStatus.Revoked, (await portal.ApplicationOf(id)).Status);
    }

    [Fact]
    public async Task What_was_held_and_is_revoked_waits_in_no_list_of_payments()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var maker = await portal.NewExaminer();
        var batch = await portal.NewBatch(maker);
        Assert.Empty((await portal.SendAs(maker, new ExcludePayment(batch, (await portal.PaymentOf(id)).Id, "使い方を確かめています。", Hold: true))).Errors);

        await portal.NewRevocation(id, Support.Revocations.Part("40,000"));
        var afterPart = await portal.PaymentOf(id);
        await portal.NewRevocation(id);

        Assert.True(afterPart.IsHeld);
        Assert.False((await portal.PaymentOf(id)).IsHeld);
    }

    [Fact]
    public async Task An_unknown_application_or_another_ones_proposal_is_not_decided()
    {
        var ((_, id), (_, other)) = (await portal.NewGrantedApplication(), await portal.NewGrantedApplication());
        var revocation = await portal.ProposeRevocation(await portal.NewExaminer(), id);
        var decider = await portal.NewExaminer();

        Assert.Equal([ExaminationErrors.NotFound], (await portal.SendAs(decider, new DecideRevocation(Guid.CreateVersion7(), revocation, 0))).Errors);
        Assert.Equal([RevocationErrors.NothingProposed], (await portal.SendAs(decider, new DecideRevocation(other, revocation, 0))).Errors);
        Assert.Equal(portal.Clock.Now.DayInJapan(), (await portal.NewRevocation(other)).DecidedOn);
    }

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen));
}
