using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.TaxReports;

/// <summary>Two at once, and servers that die between two steps.</summary>
public sealed class TaxReportRaceTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Of_two_who_accept_at_once_the_money_is_asked_back_once_and_told_once()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5000");
        var (one, other) = (await portal.NewExaminer(), await portal.NewExaminer());

        var answers = await Task.WhenAll(
            Task.Run(() => portal.SendAs(one, new AnswerTaxReport(id, 1, true))),
            Task.Run(() => portal.SendAs(other, new AnswerTaxReport(id, 1, true))));

        Assert.All(answers, a => Assert.Empty(a.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.Repayments.CountAsync(r => r.ApplicationId == id)));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(TaxReportAcceptedMail)));
    }

    [Fact]
    public async Task Of_a_transfer_that_failed_after_all_and_an_acceptance_at_once_nothing_is_asked_back_that_was_not_paid()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5000");
        var (one, other) = (await portal.NewExaminer(), await portal.NewExaminer());

        var answers = await Task.WhenAll(
            Task.Run(() => portal.SendAs(one, new AnswerTaxReport(id, 1, true))),
            Task.Run(() => portal.Mark(other, id, TransferFailure.Closed)));

        // What was asked for first is withdrawn; what comes later is refused.
        Assert.Equal(answers[0].Failed ? [RepaymentErrors.NotPaidYet] : [], answers[0].Errors);
        Assert.Empty(answers[1].Errors);
        Assert.Equal(ApplicationStatus.AwaitingAccount, (await portal.ApplicationOf(id)).Status);
        Assert.Equal(
            answers[0].Failed ? [] : [RepaymentState.Withdrawn],
            await portal.InDatabase(db => db.Repayments.Where(r => r.ApplicationId == id).Select(r => r.State).ToListAsync()));
    }

    [Fact]
    public async Task Killed_while_it_is_reported_or_accepted_nothing_is_half_done()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var official = await portal.NewExaminer();

        await portal.KilledAtTheRecord(() => portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5000"));
        Assert.Equal(TaxReportState.Open, (await portal.TaxReportOf(applicant, id)).Duty.State);
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5000")).Errors);

        await portal.KilledAtTheRecord(() => portal.SendAs(official, new AnswerTaxReport(id, 1, true)));
        Assert.Equal(0, await portal.InDatabase(db => db.Repayments.CountAsync(r => r.ApplicationId == id)));
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, true))).Errors);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(TaxReportAcceptedMail)));
    }

    [Fact]
    public async Task Killed_while_money_is_recorded_it_can_be_recorded_and_counts_once()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var official = await portal.NewExaminer();
        await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5000");
        await portal.SendAs(official, new AnswerTaxReport(id, 1, true));
        var receipt = new RecordReturnedMoney(id, Guid.CreateVersion7(), "2026-11-20", "5000");

        await portal.KilledAtTheRecord(() => portal.SendAs(official, receipt));
        Assert.Equal(0, await portal.InDatabase(db => db.RepaymentReceipts.CountAsync(r => r.Id == receipt.ReceiptId)));

        Assert.Empty((await portal.SendAs(official, receipt)).Errors);
        Assert.Empty((await portal.SendAs(official, receipt)).Errors);
        Assert.Equal(RepaymentState.Returned, await portal.InDatabase(db =>
            db.Repayments.Where(r => r.ApplicationId == id).Select(r => r.State).SingleAsync()));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(RepaymentReturnedMail)));
    }
}
