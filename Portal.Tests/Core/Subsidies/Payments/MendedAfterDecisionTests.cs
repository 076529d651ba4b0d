using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>A result that is mended after a later decision has lowered the grant: 返還 and 予算 follow the money.</summary>
public sealed class MendedAfterDecisionTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public MendedAfterDecisionTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData("change", TransferFailure.Closed, ApplicationStatus.AwaitingAccount, 50_000, -14_000, 1)]
    [InlineData("change", TransferFailure.NotTransferred, ApplicationStatus.Granted, 50_000, -14_000, 1)]
    [InlineData("discontinue", TransferFailure.Closed, ApplicationStatus.Discontinued, 0, -64_000, 0)]
    [InlineData("discontinue", TransferFailure.NotTransferred, ApplicationStatus.Discontinued, 0, -64_000, 0)]
    [InlineData("revoke", TransferFailure.Closed, ApplicationStatus.Revoked, 0, -64_000, 0)]
    [InlineData("revoke-part", TransferFailure.Closed, ApplicationStatus.AwaitingAccount, 50_000, -14_000, 1)]
    public async Task What_the_bank_sends_back_is_not_asked_for_and_taken_for_paid_again_it_is(
        string decision, TransferFailure failure, ApplicationStatus after, int granted, long budget, int failedMails)
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var before = await TakenAsync();
        await DecideAsync(decision, applicant, id);
        var official = await portal.NewExaminer();

        var bounced = await portal.Mark(official, id, failure);

        Assert.Empty(bounced.Errors);
        Assert.Equal((after, (int?)granted), ((await portal.ApplicationOf(id)).Status, (await portal.ApplicationOf(id)).GrantedYen));
        Assert.Equal((PaymentStatus.Failed, budget), ((await portal.PaymentOf(id)).Status, await TakenAsync() - before));
        Assert.Equal([RepaymentState.Withdrawn], (await portal.RepaymentsOf(id)).Select(r => r.State));
        Assert.Equal(
            (1, failedMails), (await portal.MailsAbout(id, nameof(RepaymentWithdrawnMail)), await portal.MailsAbout(id, nameof(TransferFailedMail))));

        Assert.Empty((await portal.Mark(official, id)).Errors);
        var repayment = (await portal.RepaymentsOf(id)).Single();
        Assert.Equal((RepaymentState.Open, 64_000 - granted, 0L), (repayment.State, repayment.PrincipalYen, await TakenAsync() - before));
        Assert.Equal(granted == 0 ? after : ApplicationStatus.Paid, (await portal.ApplicationOf(id)).Status);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(RepaymentAskedMail)));
    }

    [Fact]
    public async Task What_was_taken_for_failed_and_went_out_is_paid_once_and_the_difference_is_asked_back()
    {
        var (applicant, id) = await portal.NewFailedPayment(TransferFailure.NotTransferred);
        var before = await TakenAsync();
        await portal.AnswerChange(await portal.NewChange(applicant, id));
        await portal.NewRevocation(id, Support.Revocations.Part("40,000"));
        portal.Clock.Now = InJapan(2026, 12, 21, 10);

        var paid = await portal.Mark(await portal.NewExaminer(), id);

        Assert.Empty(paid.Errors);
        Assert.Equal((ApplicationStatus.Paid, 40_000), ((await portal.ApplicationOf(id)).Status, (await portal.ApplicationOf(id)).GrantedYen));
        Assert.Equal(
            [(14_000, false, new DateOnly(2027, 1, 20)), (10_000, true, new DateOnly(2027, 1, 20))],
            (await portal.RepaymentsOf(id)).OrderByDescending(r => r.PrincipalYen).Select(r => (r.PrincipalYen, r.BearsChargeAlways, r.DueOn)));
        Assert.Equal(0, await TakenAsync() - before);
        Assert.Equal(PaymentErrors.NothingDue, (await portal.SendAs(await portal.NewExaminer(), new CreatePaymentBatch(
            Guid.CreateVersion7(), Support.Payments.DueUntil, "令和8年12月25日"))).Errors.Single());
    }

    [Fact]
    public async Task Once_money_has_come_back_nothing_fails_any_more()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.AnswerChange(await portal.NewChange(applicant, id));
        var asked = (await portal.RepaymentsOf(id)).Single();
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.SendAs(official, new RecordReturnedMoney(
            id, Guid.CreateVersion7(), "2026-11-20", "1,000", asked.LaterDecisionId))).Errors);

        var refused = await portal.Mark(official, id, TransferFailure.Closed);

        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        Assert.Equal([PaymentErrors.RepaymentHasCome(number, 1_000, ofTax: false, ofDecision: true)], refused.Errors);
        Assert.Equal(ApplicationStatus.Paid, (await portal.ApplicationOf(id)).Status);
    }

    private async Task DecideAsync(string decision, TestUser applicant, Guid id)
    {
        if (decision.StartsWith("revoke", StringComparison.Ordinal))
        {
            await portal.NewRevocation(id, decision == "revoke" ? Support.Revocations.Whole : Support.Revocations.Part("50,000"));
            return;
        }

        await portal.AnswerChange(await portal.NewChange(applicant, id, decision == "change" ? ChangeKind.Change : ChangeKind.Discontinuation));
    }

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen));
}
