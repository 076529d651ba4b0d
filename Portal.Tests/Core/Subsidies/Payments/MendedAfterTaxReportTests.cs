using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>
/// The bank sends the grant back though a 返還 on a 消費税の報告 stands, or was counted in a later decision: nothing is asked for what nobody has received,
/// and what is received after all, or anew, is asked for to the yen.
/// </summary>
public sealed class MendedAfterTaxReportTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public MendedAfterTaxReportTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    // Later decisions leave so much of 64,000 yen; what is asked back of the report, and of the decisions, once the same transfer counts again.
    [Theory]
    [InlineData("", 5_818, "", 64_000)]
    [InlineData("32,000", 5_818, "29,091", 32_000)]
    [InlineData("42,667 21,334", 5_818, "19,394 19,394", 21_334)]
    [InlineData("all", 5_818, "58,182", 0)]
    [InlineData("32,000 all", 5_818, "29,091 29,091", 0)]
    public async Task What_comes_back_is_asked_for_no_more_and_the_same_transfer_after_all_as_before(
        string kept, int ofReport, string ofDecisions, int granted)
    {
        var (_, id) = await portal.NewReportedApplication();
        var before = await TakenAsync();
        await RevokeAsync(id, kept);
        var official = await portal.NewExaminer();
        var asked = await AskedAsync(id);

        var bounced = await portal.Mark(official, id, TransferFailure.Closed);

        Assert.Empty(bounced.Errors);
        Assert.Equal((0, ""), await AskedAsync(id));
        Assert.Equal(granted - 64_000, await TakenAsync() - before);
        Assert.Equal(granted == 0 ? ApplicationStatus.Revoked : ApplicationStatus.AwaitingAccount, (await portal.ApplicationOf(id)).Status);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(RepaymentWithdrawnMail)));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await portal.Mark(official, id)).Errors);

        Assert.Equal((ofReport, ofDecisions), await AskedAsync(id));
        Assert.Equal(asked, await AskedAsync(id));
        Assert.Equal(0, await TakenAsync() - before);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(RepaymentAskedMail)));
        Assert.Equal(new DateOnly(2027, 6, 10), (await AllAsync(id)).Select(r => r.DueOn).Distinct().Single());
    }

    // What was revoked was never received: of the report only that is asked back which lies in the transfer that went out.
    [Theory]
    [InlineData("", "", 5_818)]
    [InlineData("32,000", "", 2_909)]
    [InlineData("", "32,000", 2_909)]
    [InlineData("42,667", "21,334", 1_940)]
    public async Task A_new_transfer_brings_back_what_lies_in_it(string before, string meanwhile, int ofReport)
    {
        var (applicant, id) = await portal.NewReportedApplication();
        await RevokeAsync(id, before);
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.Mark(official, id, TransferFailure.Closed)).Errors);
        await RevokeAsync(id, meanwhile);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await portal.CorrectAccount(applicant, id)).Errors);
        var batch = await NewBatchAsync();

        Assert.Empty((await portal.Mark(official, id)).Errors);

        Assert.Equal((ofReport, ""), await AskedAsync(id));
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id && m.Kind == nameof(RepaymentAskedMail)));
        Assert.Equal(ofReport < 5_818, mail.Body!.Contains("含まれる分だけです。", StringComparison.Ordinal));
        Assert.Equal(5_818, (await portal.TaxReportOf(applicant, id)).Repayment!.ReportYen);
        var paidOn = await portal.InDatabase(db => db.PaymentBatches.Where(b => b.Id == batch).Select(b => b.PayOn).SingleAsync());
        Assert.Equal(paidOn, (await AllAsync(id)).Single(r => r.State == RepaymentState.Open).ReceivedOn);
        Assert.Equal(ApplicationStatus.Paid, (await portal.ApplicationOf(id)).Status);
    }

    [Fact]
    public async Task What_is_revoked_while_the_money_was_thought_to_be_back_is_asked_for_with_the_tax_once()
    {
        var (_, id) = await portal.NewReportedApplication();
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.Mark(official, id, TransferFailure.Closed)).Errors);
        await RevokeAsync(id, "40,000");

        Assert.Empty((await portal.Mark(official, id)).Errors);

        Assert.Equal((5_818, "21,819"), await AskedAsync(id));
    }

    [Fact]
    public async Task A_report_that_is_sent_back_meanwhile_is_asked_for_when_the_next_one_is_checked()
    {
        var (applicant, id) = await portal.NewReportedApplication();
        await RevokeAsync(id, "32,000");
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.Mark(official, id, TransferFailure.Closed)).Errors);
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: false, "いまの額で報告してください。"))).Errors);
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "2909", number: 2)).Errors);
        Assert.Equal([RepaymentErrors.NotPaidYet], (await portal.SendAs(official, new AnswerTaxReport(id, 2, IsAccepted: true))).Errors);

        Assert.Empty((await portal.Mark(official, id)).Errors);
        Assert.Equal((0, "32,000"), await AskedAsync(id));
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 2, IsAccepted: true))).Errors);

        Assert.Equal((2_909, "32,000"), await AskedAsync(id));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Once_money_has_come_the_clerk_is_told_what_to_do_and_it_works(bool ofTax, bool ofDecision)
    {
        var (_, id) = await portal.NewReportedApplication();
        var later = await portal.NewRevocation(id, Support.Revocations.Part("32,000"));
        var (official, receipts) = (await portal.NewExaminer(), new List<Guid>());
        foreach (var decision in new Guid?[] { ofTax ? Guid.Empty : null, ofDecision ? later.Id : null }.OfType<Guid>())
        {
            receipts.Add(Guid.CreateVersion7());
            Assert.Empty((await portal.SendAs(official, new RecordReturnedMoney(
                id, receipts[^1], "2027-05-10", "1,000", decision == Guid.Empty ? null : decision))).Errors);
        }

        var refused = await portal.Mark(official, id, TransferFailure.Closed);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        Assert.Equal([PaymentErrors.RepaymentHasCome(number, 1_000 * receipts.Count, ofTax, ofDecision)], refused.Errors);
        Assert.Equal((ApplicationStatus.Paid, 5_818), ((await portal.ApplicationOf(id)).Status, (await AskedAsync(id)).OfReport));

        foreach (var receipt in receipts)
        {
            Assert.Empty((await portal.SendAs(official, new RemoveReturnedMoney(id, receipt))).Errors);
        }

        Assert.Empty((await portal.Mark(official, id, TransferFailure.Closed)).Errors);
        Assert.Equal((0, ""), await AskedAsync(id));
    }

    /// <summary>All had come back for a grant that never arrived: nobody is asked to pay once more before the transfer is marked as failed.</summary>
    [Fact]
    public async Task Money_that_was_given_back_is_taken_off_without_asking_for_it_again()
    {
        var (_, id) = await portal.NewReportedApplication();
        var (official, receipt) = (await portal.NewExaminer(), Guid.CreateVersion7());
        Assert.Empty((await portal.SendAs(official, new RecordReturnedMoney(id, receipt, "2027-05-10", "5,818"))).Errors);

        Assert.Empty((await portal.SendAs(official, new RemoveReturnedMoney(id, receipt, IsGivenBack: true))).Errors);
        portal.Clock.Now = InJapan(2027, 6, 20, 9);
        await portal.Run<RemindOfRepayments>();
        Assert.Empty((await portal.Mark(official, id, TransferFailure.Closed)).Errors);

        Assert.Equal((0, ""), await AskedAsync(id));
        Assert.Equal(
            (0, 0, 1),
            (await portal.MailsAbout(id, nameof(RepaymentReopenedMail)), await portal.MailsAbout(id, nameof(RepaymentReminderMail)),
                await portal.MailsAbout(id, nameof(RepaymentWithdrawnMail))));
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == id && e.Action == "ReturnedMoneyGivenBack")));
    }

    [Fact]
    public async Task A_file_of_results_asks_again_as_a_click_does()
    {
        var (applicant, id) = await portal.NewReportedApplication();
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.Mark(official, id, TransferFailure.Closed)).Errors);
        Assert.Empty((await portal.CorrectAccount(applicant, id)).Errors);
        var batch = await NewBatchAsync();
        var row = await portal.PaymentOf(id);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(
            $"番号,受付番号,金額,結果,理由コード\r\n{row.Row},{(await portal.ApplicationOf(id)).ReceiptNumber},64000,振込済み,\r\n"));
        Assert.Empty((await portal.SendAs(official, new ImportPaymentResults(batch, file, "64,000"))).Errors);

        Assert.Equal((5_818, ""), await AskedAsync(id));
    }

    private async Task RevokeAsync(Guid id, string kept)
    {
        foreach (var left in kept.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            portal.Clock.Advance(TimeSpan.FromHours(1));
            await portal.NewRevocation(id, left == "all" ? Support.Revocations.Whole : Support.Revocations.Part(left));
        }
    }

    // Those of the other tests were paid in November.
    private async Task<Guid> NewBatchAsync()
    {
        var maker = await portal.NewExaminer();
        var batch = (await portal.SendAs(maker, new CreatePaymentBatch(Guid.CreateVersion7(), Support.Payments.DueUntil, "令和9年5月26日"))).Value;
        Assert.Empty((await portal.ProposeBatch(maker, batch)).Errors);
        Assert.Empty((await portal.ReleaseBatch(await portal.NewExaminer(), batch)).Errors);
        return batch;
    }

    private async Task<(int OfReport, string OfDecisions)> AskedAsync(Guid id)
    {
        var open = (await AllAsync(id)).FindAll(r => r.State == RepaymentState.Open);
        return (
            open.Where(r => r.ReportId is not null).Sum(r => r.PrincipalYen),
            string.Join(' ', open.Where(r => r.LaterDecisionId is not null).Select(r => $"{r.PrincipalYen:N0}")));
    }

    private Task<List<Repayment>> AllAsync(Guid id) => portal.InDatabase(db =>
        db.Repayments.AsNoTracking().Where(r => r.ApplicationId == id).OrderBy(r => r.Id).ToListAsync());

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen));
}
