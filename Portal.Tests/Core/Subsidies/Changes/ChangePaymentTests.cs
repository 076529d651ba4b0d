using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Changes;

/// <summary>変更・中止・廃止の申請 beside 支払 and 返還: what waits is not paid, and what is on its way is not changed.</summary>
public sealed class ChangePaymentTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ChangePaymentTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task What_waits_for_its_answer_goes_into_no_new_batch_and_then_with_what_remains()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var (_, other) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);

        var without = await portal.NewReleasedBatch();
        await portal.AnswerChange(change);
        var with = await portal.NewReleasedBatch();
        Assert.Empty((await portal.Mark(await portal.NewExaminer(), id)).Errors);

        Assert.Equal(without, (await portal.PaymentOf(other)).BatchId);
        Assert.Equal((with, 50_000), ((await portal.PaymentOf(id)).BatchId, (await portal.PaymentOf(id)).AmountYen));
        Assert.Equal((ApplicationStatus.Paid, 50_000), ((await portal.ApplicationOf(id)).Status, (await portal.ApplicationOf(id)).GrantedYen));
    }

    [Fact]
    public async Task What_is_discontinued_is_never_paid_and_what_is_withdrawn_is_due_again()
    {
        var (applicant, discontinued) = await portal.NewGrantedApplication();
        var (second, kept) = await portal.NewGrantedApplication();
        await portal.AnswerChange(await portal.NewChange(applicant, discontinued, ChangeKind.Abolition));
        var withdrawn = await portal.NewChange(second, kept);
        Assert.Empty((await portal.SendAs(second, new WithdrawChange(kept, withdrawn))).Errors);

        await portal.NewReleasedBatch();

        Assert.Equal(64_000, (await portal.PaymentOf(kept)).AmountYen);
        Assert.False(await portal.InDatabase(db => db.Payments.AnyAsync(p => p.ApplicationId == discontinued)));
    }

    [Fact]
    public async Task A_draft_of_a_batch_is_not_proposed_with_what_waits_until_it_is_taken_out()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewGrantedApplication();
        var maker = await portal.NewExaminer();
        var batch = await portal.NewBatch(maker);
        var change = await portal.NewChange(applicant, id);

        var refused = await portal.ProposeBatch(maker, batch);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        var listed = await portal.DecideChange(await portal.NewExaminer(), change);
        Assert.Empty((await portal.SendAs(maker, new ExcludePayment(batch, (await portal.PaymentOf(id)).Id, "変更の申請の審査中です。", Hold: false))).Errors);
        Assert.Empty((await portal.ProposeBatch(maker, batch)).Errors);
        Assert.Empty((await portal.DecideChange(await portal.NewExaminer(), change)).Errors);

        Assert.Equal([PaymentErrors.ChangeOpen((await portal.ApplicationOf(id)).ReceiptNumber!)], refused.Errors);
        Assert.Single(listed.Errors);
        Assert.Contains("支払に入っています", listed.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_bank_has_it_nothing_that_costs_is_approved_and_afterwards_the_difference_is_asked_back()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewReleasedBatch();
        var change = await portal.NewChange(applicant, id);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        var decider = await portal.NewExaminer();

        var early = await portal.DecideChange(decider, change);
        var shown = await portal.ChangeOf(decider, change);
        Assert.Empty((await portal.Mark(await portal.NewExaminer(), id)).Errors);
        var older = await portal.SendAs(decider, new DecideChange(change, shown.Version, 0));
        var decided = await portal.DecideChange(decider, change);

        Assert.Contains("振込を依頼したところです", early.Errors.Single().Message, StringComparison.Ordinal);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], older.Errors);
        Assert.Empty(decided.Errors);
        var repayment = await portal.InDatabase(db => db.Repayments.SingleAsync(r => r.ApplicationId == id));
        Assert.Equal((14_000, new DateOnly(2026, 11, 25)), (repayment.PrincipalYen, repayment.ReceivedOn));
        Assert.Equal(repayment.DemandedOn.AddDays(30), repayment.DueOn);
    }

    [Fact]
    public async Task While_the_bank_has_it_a_change_of_content_alone_and_a_refusal_are_decided()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewReleasedBatch();

        await portal.AnswerChange(await portal.NewChange(applicant, id, amount: "64,000"), amount: "64,000");
        await portal.AnswerChange(await portal.NewChange(applicant, id), approves: false);

        Assert.Equal(64_000, (await portal.ApplicationOf(id)).GrantedYen);
    }

    [Fact]
    public async Task What_comes_back_in_time_bears_no_charge_and_ends_the_repayment()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        portal.Clock.Now = InJapan(2027, 2, 1, 10);
        await portal.AnswerChange(await portal.NewChange(applicant, id, ChangeKind.Discontinuation));
        var decision = await portal.InDatabase(db => db.LaterDecisions.SingleAsync(d => d.ApplicationId == id));
        portal.Clock.Now = InJapan(2027, 3, 3, 10);
        var official = await portal.NewExaminer();

        var tooMuch = await portal.SendAs(official, new RecordReturnedMoney(id, Guid.CreateVersion7(), "2027-03-03", "64,001", decision.Id));
        var all = await portal.SendAs(official, new RecordReturnedMoney(id, Guid.CreateVersion7(), "2027-03-03", "64,000", decision.Id));

        Assert.Equal([RepaymentErrors.TooMuch(64_000)], tooMuch.Errors);
        Assert.Empty(all.Errors);
        Assert.Equal(RepaymentState.Returned, await portal.InDatabase(db => db.Repayments.Where(r => r.ApplicationId == id).Select(r => r.State).SingleAsync()));
    }

    [Fact]
    public async Task A_result_that_is_mended_later_does_not_pay_more_than_is_granted()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        await portal.AnswerChange(await portal.NewChange(applicant, id));

        var result = await portal.Mark(await portal.NewExaminer(), id);

        Assert.Equal([PaymentErrors.GrantChanged], result.Errors);
        Assert.Equal(ApplicationStatus.AwaitingAccount, (await portal.ApplicationOf(id)).Status);
    }

    [Fact]
    public async Task A_revocation_that_is_proposed_stops_requests_and_approvals_and_a_revoked_grant_ends_what_waits()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var (proposer, decider) = (await portal.NewExaminer(), await portal.NewExaminer());
        Assert.Empty((await portal.ProposeChange(proposer, change)).Errors);
        var revocation = Guid.CreateVersion7();
        Assert.Empty((await portal.SendAs(proposer, new ProposeRevocation(
            id, revocation, 64_000, new RevocationForm(RevocationGround.OtherUse, IsWhole: true, null, "ほかの事業に使っていたためです。")))).Errors);

        var stopped = await portal.DecideChange(decider, change);
        Assert.Empty((await portal.SendAs(decider, new DecideRevocation(id, revocation, 0))).Errors);
        var late = await portal.DecideChange(decider, change);
        var again = await portal.SendAs(applicant, new RequestChange(id, Guid.CreateVersion7(), Support.Changes.Form()));

        Assert.Equal([ChangeErrors.RevocationProposed], stopped.Errors);
        Assert.Equal([ChangeErrors.NothingProposed], late.Errors);
        Assert.Equal([ChangeErrors.NotGranted], again.Errors);
        Assert.Equal(ChangeState.Lapsed, (await portal.ChangesOf(applicant, id)).Requests.Single().State);
    }
}
