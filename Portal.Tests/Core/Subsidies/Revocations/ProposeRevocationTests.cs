using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Revocations;

/// <summary>取消の案: of what, when, and by whom it is taken back or sent back.</summary>
public sealed class ProposeRevocationTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ProposeRevocationTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData(ApplicationStatus.Draft, false)]
    [InlineData(ApplicationStatus.Submitted, false)]
    [InlineData(ApplicationStatus.Withdrawn, false)]
    [InlineData(ApplicationStatus.UnderReview, false)]
    [InlineData(ApplicationStatus.Returned, false)]
    [InlineData(ApplicationStatus.Denied, false)]
    [InlineData(ApplicationStatus.Revoked, false)]
    [InlineData(ApplicationStatus.Granted, true)]
    [InlineData(ApplicationStatus.Paid, true)]
    [InlineData(ApplicationStatus.AwaitingAccount, true)]
    public async Task Only_a_grant_can_be_revoked(ApplicationStatus status, bool mayBe)
    {
        var id = await NewAsync(status);
        var proposer = await portal.NewExaminer();

        var result = await portal.SendProposal(proposer, id, Support.Revocations.Whole);

        var expected = status == ApplicationStatus.Draft ? ExaminationErrors.NotFound : LaterDecisionErrors.NotGranted;
        Assert.Equal(mayBe ? [] : [expected], result.Errors);
        Assert.Equal(status, (await portal.ApplicationOf(id)).Status);
    }

    [Theory]
    [InlineData(null, true, null, "理由です。", "Ground")]
    [InlineData((RevocationGround)9, true, null, "理由です。", "Ground")]
    [InlineData(RevocationGround.OtherUse, null, null, "理由です。", "IsWhole")]
    [InlineData(RevocationGround.OtherUse, true, "1,000", "理由です。", "Kept")]
    [InlineData(RevocationGround.OtherUse, false, "", "理由です。", "Kept")]
    [InlineData(RevocationGround.OtherUse, false, "0", "理由です。", "Kept")]
    [InlineData(RevocationGround.OtherUse, false, "64000", "理由です。", "Kept")]
    [InlineData(RevocationGround.OtherUse, false, "半分", "理由です。", "Kept")]
    [InlineData(RevocationGround.OtherUse, true, "", " ", "Reason")]
    [InlineData(RevocationGround.OtherUse, true, "", "絵文字😀です。", "Reason")]
    [InlineData(RevocationGround.OtherUse, true, "", "見えない\u200B字", "Reason")]
    [InlineData(RevocationGround.BreachOfConditions, false, "６３，９９９円", "理由です。", null)]
    [InlineData(RevocationGround.FalseMaterial, false, "1", "理由です。\n次の行です。", null)]
    public async Task What_is_typed_has_a_ground_a_range_and_a_reason_that_can_be_printed(
        RevocationGround? ground, bool? isWhole, string? kept, string reason, string? field)
    {
        var (_, id) = await portal.NewGrantedApplication();
        var form = new RevocationForm(ground, isWhole, kept, reason);
        var proposer = await portal.NewExaminer();

        var read = await portal.SendAs(proposer, new CheckRevocation(id, form));
        var result = await portal.SendProposal(proposer, id, form);

        Assert.Equal(field, read.Errors.Select(e => e.Field).SingleOrDefault());
        Assert.Equal(field, result.Errors.Select(e => e.Field).SingleOrDefault());
    }

    [Fact]
    public async Task What_is_in_a_batch_on_its_way_is_refused_and_what_is_held_is_not()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var (maker, proposer) = (await portal.NewExaminer(), await portal.NewExaminer());
        var batch = await portal.NewBatch(maker);
        var number = await portal.InDatabase(db => db.PaymentBatches.Where(b => b.Id == batch).Select(b => b.Number).SingleAsync());

        var listed = await portal.SendProposal(proposer, id, Support.Revocations.Whole);
        await portal.ProposeBatch(maker, batch);
        var proposed = await portal.SendProposal(proposer, id, Support.Revocations.Whole);
        Assert.Empty((await portal.ReleaseBatch(await portal.NewExaminer(), batch)).Errors);
        var released = await portal.SendProposal(proposer, id, Support.Revocations.Whole);
        await portal.Mark(maker, id);
        var paid = await portal.SendProposal(proposer, id, Support.Revocations.Whole);

        Assert.Equal([LaterDecisionErrors.OnItsWay(number, isSent: false)], listed.Errors);
        Assert.Equal(listed.Errors, proposed.Errors);
        Assert.Equal([LaterDecisionErrors.OnItsWay(number, isSent: true)], released.Errors);
        Assert.Empty(paid.Errors);
        var (_, held) = await portal.NewGrantedApplication();
        var other = await portal.NewBatch(maker);
        Assert.Empty((await portal.SendAs(maker, new ExcludePayment(other, (await portal.PaymentOf(held)).Id, "使い方を確かめています。", Hold: true))).Errors);
        Assert.Empty((await portal.SendProposal(proposer, held, Support.Revocations.Whole)).Errors);
    }

    [Fact]
    public async Task What_waits_to_be_revoked_goes_into_no_batch_until_the_proposal_is_taken_back()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var (_, other) = await portal.NewGrantedApplication();
        var (maker, proposer, decider) = (await portal.NewExaminer(), await portal.NewExaminer(), await portal.NewExaminer());
        var revocation = await portal.ProposeRevocation(proposer, id);

        await portal.NewBatch(maker);
        Assert.False(await portal.InDatabase(db => db.Payments.AnyAsync(p => p.ApplicationId == id)));
        Assert.True(await portal.InDatabase(db => db.Payments.AnyAsync(p => p.ApplicationId == other)));
        Assert.Equal([RevocationErrors.NotYours], (await portal.SendAs(decider, new TakeBackRevocation(id, revocation))).Errors);
        Assert.Equal([RevocationErrors.TakeYoursBack], (await portal.SendAs(proposer, new SendBackRevocation(id, revocation, "言葉"))).Errors);
        Assert.Empty((await portal.SendAs(proposer, new TakeBackRevocation(id, revocation))).Errors);
        Assert.Empty((await portal.SendAs(proposer, new TakeBackRevocation(id, revocation))).Errors);
        await portal.NewBatch(maker);

        Assert.Equal(PaymentStatus.Listed, (await portal.PaymentOf(id)).Status);
        Assert.Equal(["RevocationProposed", "RevocationTakenBack"], await ActionsAsync(id));
    }

    [Fact]
    public async Task It_is_sent_back_with_a_word_and_proposed_anew()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var (proposer, decider) = (await portal.NewExaminer(), await portal.NewExaminer());
        var revocation = await portal.ProposeRevocation(proposer, id);

        Assert.Equal("Words", (await portal.SendAs(decider, new SendBackRevocation(id, revocation, " "))).Errors.Single().Field);
        Assert.Empty((await portal.SendAs(decider, new SendBackRevocation(id, revocation, "領収書も見てください。"))).Errors);
        Assert.Equal([RevocationErrors.NothingProposed], (await portal.SendAs(decider, new DecideRevocation(id, revocation, 0))).Errors);
        Assert.Equal("領収書も見てください。", (await portal.Look(proposer, id)).Revocation!.Words);
        await portal.ProposeRevocation(proposer, id);

        Assert.Equal(["RevocationProposed", "RevocationSentBack", "RevocationProposed"], await ActionsAsync(id));
    }

    [Fact]
    public async Task Two_clicks_are_one_proposal_and_of_two_persons_at_once_one_is_first()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var (first, second, click) = (await portal.NewExaminer(), await portal.NewExaminer(), Guid.CreateVersion7());

        var results = await Task.WhenAll(
            Task.Run(() => portal.SendProposal(first, id, Support.Revocations.Whole, click)),
            Task.Run(() => portal.SendProposal(first, id, Support.Revocations.Whole, click)),
            Task.Run(() => portal.SendProposal(second, id, Support.Revocations.Whole)));

        Assert.Equal(1, await portal.InDatabase(db => db.Revocations.CountAsync(r => r.ApplicationId == id)));
        Assert.All(results.SelectMany(r => r.Errors), e => Assert.Equal(RevocationErrors.AlreadyProposed, e));
    }

    [Fact]
    public async Task A_batch_and_a_proposal_at_once_leave_one_of_them()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var (maker, proposer) = (await portal.NewExaminer(), await portal.NewExaminer());

        await Task.WhenAll(
            Task.Run(() => portal.SendAs(maker, new CreatePaymentBatch(Guid.CreateVersion7(), Support.Payments.DueUntil, Support.Payments.PayOn))),
            Task.Run(() => portal.SendProposal(proposer, id, Support.Revocations.Whole)));

        var (listed, proposed) = await portal.InDatabase(async db =>
            (await db.Payments.AnyAsync(p => p.ApplicationId == id), await db.Revocations.AnyAsync(r => r.ApplicationId == id)));
        Assert.True(listed != proposed);
    }

    private Task<List<string>> ActionsAsync(Guid id) => portal.InDatabase(db => db.AuditEvents
        .Where(e => e.ObjectId == id && e.Action.StartsWith("Revocation")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    private async Task<Guid> NewAsync(ApplicationStatus status)
    {
        switch (status)
        {
            case ApplicationStatus.Draft:
                return await portal.NewCompleteDraft(await portal.NewOfficeUser());
            case ApplicationStatus.Paid:
                return (await portal.NewPaidApplication()).Id;
            case ApplicationStatus.AwaitingAccount:
                return (await portal.NewFailedPayment()).Id;
            case ApplicationStatus.Returned:
                return (await portal.NewReturnedApplication("Name")).Id;
        }

        if (status is ApplicationStatus.Granted or ApplicationStatus.Revoked)
        {
            var (_, granted) = await portal.NewGrantedApplication();
            return status == ApplicationStatus.Granted ? granted : (await portal.NewRevocation(granted)).ApplicationId;
        }

        var (applicant, id) = await portal.NewSentApplication();
        if (status == ApplicationStatus.Withdrawn)
        {
            await portal.SendAs(applicant, new WithdrawApplication(id));
        }
        else if (status != ApplicationStatus.Submitted)
        {
            await portal.Propose(await portal.NewExaminer(), id, grants: false, amount: "", reason: "対象外の費用です。");
        }

        if (status == ApplicationStatus.Denied)
        {
            await portal.Decide(await portal.NewExaminer(), id);
        }

        return id;
    }
}
