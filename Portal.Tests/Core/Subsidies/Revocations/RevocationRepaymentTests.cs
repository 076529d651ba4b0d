using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Revocations;

/// <summary>返還 of what was revoked after 25 November 2026, when it was paid: alone, and beside that of a 消費税の報告.</summary>
public sealed class RevocationRepaymentTests : IClassFixture<PortalFixture>
{
    private const string Ground = "ck_repayments_ground";

    private readonly PortalFixture portal;

    public RevocationRepaymentTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task All_of_it_is_asked_back_with_the_charge_until_the_last_yen_has_come()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var taken = await TakenAsync();
        portal.Clock.Now = TestClock.InJapan(2027, 2, 23, 10);
        var later = await portal.NewRevocation(id);
        var (official, repayment) = (await portal.NewExaminer(), (await portal.RepaymentsOf(id)).Single());

        Assert.Equal((64_000, new DateOnly(2026, 11, 25), new DateOnly(2027, 3, 25), true), (repayment.PrincipalYen, repayment.ReceivedOn, repayment.DueOn, repayment.BearsChargeAlways));
        Assert.Equal(0, await TakenAsync() - taken);
        Assert.Equal((null, new DateOnly(2027, 3, 25)), await ToReturnAsync(applicant));
        Assert.Equal(64_473, (await portal.SendAs(official, new FindRepayment(id, later.Id)))!.Money.On(new DateOnly(2027, 2, 23)).LeftYen);

        Assert.Equal([RepaymentErrors.NotOpen], (await RecordAsync(official, id, "2027-02-23", "1", null)).Errors);
        Assert.Equal([RepaymentErrors.TooMuch(64_473)], (await RecordAsync(official, id, "2027-02-23", "64,474", later.Id)).Errors);
        Assert.Empty((await RecordAsync(official, id, "2027-02-23", "473", later.Id)).Errors);
        Assert.Equal((64_000, 0), Left((await portal.SendAs(official, new FindRepayment(id, later.Id)))!.Money.On(new DateOnly(2027, 2, 23))));
        Assert.Empty((await RecordAsync(official, id, "2027-02-23", "64,000", later.Id)).Errors);

        Assert.Equal(RepaymentState.Returned, (await portal.RepaymentsOf(id)).Single().State);
        Assert.Equal(ApplicationStatus.Revoked, (await portal.ApplicationOf(id)).Status);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(RepaymentReturnedMail)));
        var receipt = (await portal.SendAs(official, new FindRepayment(id, later.Id)))!.Money.Receipts[^1];
        Assert.Empty((await portal.SendAs(official, new RemoveReturnedMoney(id, receipt.Id))).Errors);
        Assert.Equal((RepaymentState.Open, 1), ((await portal.RepaymentsOf(id)).Single().State, await portal.MailsAbout(id, nameof(RepaymentReopenedMail))));
    }

    [Fact]
    public async Task Seven_days_before_the_due_day_and_on_passing_a_mail_tells_that_the_charge_runs()
    {
        var (_, id) = await portal.NewPaidApplication();
        portal.Clock.Now = TestClock.InJapan(2027, 2, 23, 10);
        await portal.NewRevocation(id);

        Assert.Equal(0, await MailsAfterAsync(id, TestClock.InJapan(2027, 3, 17, 23)));
        Assert.Equal(1, await MailsAfterAsync(id, TestClock.InJapan(2027, 3, 18, 8)));
        Assert.Equal(2, await MailsAfterAsync(id, TestClock.InJapan(2027, 3, 26, 8)));
        var bodies = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id && m.Kind == nameof(RepaymentReminderMail))
            .OrderBy(m => m.CreatedAt).Select(m => m.Body!).ToListAsync());
        Assert.All(bodies, body => Assert.Contains("返していただく日までの延滞金も、あわせて納めてください。", body, StringComparison.Ordinal));
        Assert.Contains("期限が過ぎました", bodies[1], StringComparison.Ordinal);
        Assert.DoesNotContain("期限の後は", bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_is_asked_back_and_the_rest_stays_paid()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        portal.Clock.Now = TestClock.InJapan(2027, 2, 23, 10);

        await portal.NewRevocation(id, Support.Revocations.Part("63,999"));

        var (application, repayment) = (await portal.ApplicationOf(id), (await portal.RepaymentsOf(id)).Single());
        Assert.Equal((ApplicationStatus.Paid, 63_999, 1), (application.Status, application.GrantedYen, repayment.PrincipalYen));
        Assert.Equal(TaxReportState.Open, (await portal.TaxReportOf(applicant, id)).Duty.State);
    }

    [Fact]
    public async Task Both_stand_side_by_side_and_each_has_its_own_receipts()
    {
        var (applicant, id) = await portal.NewReportedApplication();
        var later = await portal.NewRevocation(id);
        var official = await portal.NewExaminer();

        Assert.Empty((await RecordAsync(official, id, "2027-05-10", "5,818", null)).Errors);
        Assert.Empty((await RecordAsync(official, id, "2027-05-10", "1,000", later.Id)).Errors);

        var report = (await portal.TaxReportOf(applicant, id)).Repayment!;
        Assert.Equal((RepaymentState.Returned, 1), (report.Repayment.State, report.Receipts.Count));
        Assert.Equal((RepaymentState.Open, later.Id), ((await portal.RepaymentsOf(id)).Single().State, (await portal.RepaymentsOf(id)).Single().LaterDecisionId));
        Assert.Equal((null, new DateOnly(2027, 6, 9)), await ToReturnAsync(applicant));
    }

    [Fact]
    public async Task The_database_wants_one_ground_and_no_more()
    {
        var (_, id) = await portal.NewReportedApplication();
        await portal.NewRevocation(id);

        Assert.Equal(Ground, await RefusedByAsync(
            $"UPDATE repayments SET report_id = NULL WHERE application_id = {id} AND report_id IS NOT NULL"));
        Assert.Equal(Ground, await RefusedByAsync(
            $"UPDATE repayments r SET report_id = t.id FROM tax_reports t WHERE t.application_id = r.application_id AND r.later_decision_id IS NOT NULL AND r.application_id = {id}"));
    }

    private async Task<string?> RefusedByAsync(FormattableString sql) => (await Assert.ThrowsAsync<Npgsql.PostgresException>(
        () => portal.InDatabase(db => db.Database.ExecuteSqlInterpolatedAsync(sql)))).ConstraintName;

    private Task<int> MailsAfterAsync(Guid id, DateTimeOffset now) => portal.MailsAfter<RemindOfRepayments>(id, nameof(RepaymentReminderMail), now);

    private Task<Result> RecordAsync(TestUser official, Guid id, string on, string yen, Guid? later) =>
        portal.SendAs(official, new RecordReturnedMoney(id, Guid.CreateVersion7(), on, yen, later));

    private async Task<(DateOnly? Tax, DateOnly? Grant)> ToReturnAsync(TestUser applicant)
    {
        var row = (await portal.SendAs(applicant, new ListMyApplications())).TaxReports.Single();
        return (row.ReturnTaxBy, row.ReturnGrantBy);
    }

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen));

    private static (int Principal, int Charge) Left(RepaymentLedger ledger) => (ledger.PrincipalYen, ledger.ChargeYen);
}
