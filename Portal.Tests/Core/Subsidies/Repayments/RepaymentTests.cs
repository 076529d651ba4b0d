using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Repayments;

/// <summary>返還 of 5,818 yen: asked back with 確認済み, recorded day by day.</summary>
public sealed class RepaymentTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RepaymentTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Before_the_grant_was_paid_nothing_can_be_asked_back()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5818");

        var result = await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, IsAccepted: true));

        Assert.Equal([RepaymentErrors.NotPaidYet], result.Errors);
        Assert.Equal(TaxReportState.Reported, (await portal.TaxReportOf(applicant, id)).Duty.State);
    }

    [Fact]
    public async Task What_was_deducted_is_asked_back_until_the_last_yen_has_come()
    {
        var (applicant, official, id) = await AskedBackAsync();
        var asked = (await portal.TaxReportOf(applicant, id)).Repayment!.Repayment;
        Assert.Equal(
            (5_818, new DateOnly(2028, 5, 10), RepaymentState.Open), (asked.PrincipalYen, asked.DueOn, asked.State));
        Assert.Equal([id], (await portal.SendAs(applicant, new ListMyApplications())).TaxReports.Select(r => r.Id));

        portal.Clock.Now = TestClock.InJapan(2028, 5, 9, 10);
        Assert.Empty((await RecordAsync(official, id, "R10.5.8", "３，０００円")).Errors);
        Assert.Equal([RepaymentErrors.TooMuch(2_818)], (await RecordAsync(official, id, "2028-05-09", "2819")).Errors);
        Assert.Empty((await RecordAsync(official, id, "2028-05-09", "2818")).Errors);

        var view = (await portal.TaxReportOf(applicant, id)).Repayment!;
        Assert.Equal((RepaymentState.Returned, (DateOnly?)new DateOnly(2028, 5, 9), 2), (view.Repayment.State, view.Repayment.ReturnedOn, view.Receipts.Count));
        Assert.Equal([RepaymentErrors.NotOpen], (await RecordAsync(official, id, "2028-05-09", "1")).Errors);
        Assert.Single(await MailsAsync(id, nameof(RepaymentReturnedMail)));
        Assert.Empty((await portal.SendAs(applicant, new ListMyApplications())).TaxReports);
    }

    [Theory]
    [InlineData("", "100", "On")]
    [InlineData("あした", "100", "On")]
    [InlineData("2028-04-11", "100", "On")]
    [InlineData("2028-04-09", "100", "On")]
    [InlineData("2028-04-10", "0", "Yen")]
    [InlineData("2028-04-10", "-1", "Yen")]
    [InlineData("2028-04-10", "百円", "Yen")]
    [InlineData("2028-04-10", "5819", "Yen")]
    [InlineData("2028-04-10", "5818", null)]
    public async Task A_receipt_has_a_day_since_it_was_asked_for_and_no_more_than_is_left(string on, string yen, string? field)
    {
        var (_, official, id) = await AskedBackAsync();

        var result = await RecordAsync(official, id, on, yen);

        Assert.Equal(field, result.Errors.Select(e => e.Field).SingleOrDefault());
    }

    [Fact]
    public async Task A_receipt_that_is_recorded_late_may_not_make_what_came_after_it_too_much()
    {
        var (_, official, id) = await AskedBackAsync();
        portal.Clock.Now = TestClock.InJapan(2028, 9, 1, 10);
        // 5,818 yen from 25 November 2026 to 1 August 2028: 615 days, 294 yen; to 1 June: 554 days, 264 yen.
        Assert.Empty((await RecordAsync(official, id, "2028-08-01", "3000")).Errors);

        var over = await RecordAsync(official, id, "2028-06-01", "3112");
        var all = await RecordAsync(official, id, "2028-08-01", "3112");

        Assert.Single(over.Errors);
        Assert.Empty(all.Errors);
    }

    [Fact]
    public async Task Who_was_told_that_all_has_come_back_is_told_when_that_was_a_mistake()
    {
        var (applicant, official, id) = await AskedBackAsync();
        await RecordAsync(official, id, "2028-04-10", "5818");

        await portal.SendAs(official, new RemoveReturnedMoney(id, (await portal.TaxReportOf(applicant, id)).Repayment!.Receipts.Single().Id));

        Assert.Single(await MailsAsync(id, nameof(RepaymentReopenedMail)));
    }

    [Fact]
    public async Task Two_clicks_record_once_and_two_persons_not_more_than_is_left()
    {
        var (applicant, official, id) = await AskedBackAsync();
        var receipt = Guid.CreateVersion7();

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            portal.SendAs(official, new RecordReturnedMoney(id, receipt, "2028-04-10", "1000")))));
        var persons = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RecordAsync(official, id, "2028-04-10", "4000"))));

        Assert.All(clicks, r => Assert.Empty(r.Errors));
        Assert.Single(persons, r => !r.Failed);
        Assert.Equal([1_000, 4_000], (await portal.TaxReportOf(applicant, id)).Repayment!.Receipts.Select(r => r.Yen).Order());
    }

    [Fact]
    public async Task A_record_that_was_a_mistake_is_taken_back_and_only_then_the_report_sent_back()
    {
        var (applicant, official, id) = await AskedBackAsync();
        await RecordAsync(official, id, "2028-04-10", "5818");
        var receipt = (await portal.TaxReportOf(applicant, id)).Repayment!.Receipts.Single().Id;

        var refused = await portal.SendAs(official, new AnswerTaxReport(id, 1, false, "申告書と違うことがわかりました。"));
        var removed = await portal.SendAs(official, new RemoveReturnedMoney(id, receipt));
        var again = await portal.SendAs(official, new RemoveReturnedMoney(id, receipt));
        var sentBack = await portal.SendAs(official, new AnswerTaxReport(id, 1, false, "申告書と違うことがわかりました。"));
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "2909", number: 2);
        await portal.SendAs(official, new AnswerTaxReport(id, 2, true));

        Assert.Equal([RepaymentErrors.MoneyHasCome], refused.Errors);
        Assert.Empty(removed.Errors);
        Assert.Equal([RepaymentErrors.ReceiptNotFound], again.Errors);
        Assert.Empty(sentBack.Errors);
        var view = (await portal.TaxReportOf(applicant, id)).Repayment!;
        Assert.Equal((2_909, RepaymentState.Open, 0), (view.Repayment.PrincipalYen, view.Repayment.State, view.Receipts.Count));
        Assert.Equal(2, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id
            && (e.Action == "ReturnedMoneyRecorded" || e.Action == "ReturnedMoneyRemoved"))));
    }

    [Fact]
    public async Task Seven_days_before_the_due_day_and_on_passing_there_is_one_mail_each()
    {
        var (_, official, id) = await AskedBackAsync();

        Assert.Equal(0, await MailsAfterAsync(id, 2, 23));
        Assert.Equal(0, await MailsAfterAsync(id, 3, 7));
        Assert.Equal(1, await MailsAfterAsync(id, 3, 8));
        Assert.Equal(1, await MailsAfterAsync(id, 10, 23));
        Assert.Equal(2, await MailsAfterAsync(id, 11, 8));
        await RecordAsync(official, id, "2028-05-10", "5818");
        Assert.Equal(2, await MailsAfterAsync(id, 20, 8));
    }

    private Task<Result> RecordAsync(TestUser official, Guid id, string on, string yen) =>
        portal.SendAs(official, new RecordReturnedMoney(id, Guid.CreateVersion7(), on, yen));

    /// <summary>Paid, reported, and accepted on 10 April 2028.</summary>
    private async Task<(TestUser Applicant, TestUser Official, Guid Id)> AskedBackAsync()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        portal.Clock.Now = TestClock.InJapan(2028, 4, 10, 9);
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5818")).Errors);
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);
        return (applicant, official, id);
    }

    private Task<int> MailsAfterAsync(Guid id, int day, int hour) =>
        portal.MailsAfter<RemindOfRepayments>(id, nameof(RepaymentReminderMail), TestClock.InJapan(2028, 5, day, hour));

    private Task<List<Guid>> MailsAsync(Guid id, string kind) =>
        portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id && m.Kind == kind).Select(m => m.Id).ToListAsync());
}
