using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.LaterDecisions;

/// <summary>決定後の処分 of every kind, beside the 取消 that <c>DecideRevocationTests</c> makes: sums, budget, and what is refused.</summary>
public sealed class LaterDecisionMakingTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public LaterDecisionMakingTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData(LaterDecisionKind.ChangeRefused)]
    [InlineData(LaterDecisionKind.DiscontinuationRefused)]
    [InlineData(LaterDecisionKind.ChangeApproved)]
    public async Task What_changes_no_sum_changes_nothing_and_may_be_decided_while_the_money_is_on_its_way(LaterDecisionKind kind)
    {
        var (_, id) = await portal.NewGrantedApplication();
        await portal.NewReleasedBatch();
        var before = await TakenAsync();

        var decided = await portal.DecideLater(id, kind, 64_000);

        Assert.Empty(decided.Errors);
        var application = await portal.ApplicationOf(id);
        Assert.Equal((ApplicationStatus.Granted, 64_000, before), (application.Status, application.GrantedYen, await TakenAsync()));
        Assert.Equal(kind, (await portal.LaterDecisionsOf(id)).Single().Kind);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(LaterDecisionMail)));
    }

    [Fact]
    public async Task Before_the_payment_a_sum_goes_down_and_up_with_the_budget_and_after_it_down_only()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var before = await TakenAsync();

        Assert.Empty((await portal.DecideLater(id, LaterDecisionKind.ChangeApproved, 50_000)).Errors);
        Assert.Equal(-14_000, await TakenAsync() - before);
        Assert.Empty((await portal.DecideLater(id, LaterDecisionKind.ChangeApproved, 60_000, 50_000)).Errors);
        Assert.Equal(-4_000, await TakenAsync() - before);
        await portal.NewReleasedBatch();
        await portal.Mark(await portal.NewExaminer(), id);
        var raised = await portal.DecideLater(id, LaterDecisionKind.ChangeApproved, 60_001, 60_000);

        Assert.Equal([LaterDecisionErrors.NoRaiseAfterPayment], raised.Errors);
        Assert.Equal((60_000, 2), ((await portal.ApplicationOf(id)).GrantedYen, (await portal.LaterDecisionsOf(id)).Count));
        Assert.Equal(-4_000, await TakenAsync() - before);
    }

    [Theory]
    [InlineData(LaterDecisionKind.ChangeApproved)]
    [InlineData(LaterDecisionKind.ChangeRefused)]
    [InlineData(LaterDecisionKind.DiscontinuationRefused)]
    public async Task Nothing_is_left_of_a_grant_only_where_it_is_revoked_or_given_up(LaterDecisionKind kind)
    {
        var (_, id) = await portal.NewGrantedApplication();

        var decided = await portal.DecideLater(id, kind, 0);
        Assert.Empty((await portal.DecideLater(id, kind, 64_000)).Errors);
        var stored = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => portal.InDatabase(
            db => db.Database.ExecuteSqlAsync($"UPDATE later_decisions SET granted_after_yen = 0 WHERE application_id = {id}")));

        Assert.Equal([LaterDecisionErrors.NothingLeft], decided.Errors);
        Assert.Equal("ck_later_decisions_yen", stored.ConstraintName);
        Assert.Equal((ApplicationStatus.Granted, 64_000), ((await portal.ApplicationOf(id)).Status, (await portal.ApplicationOf(id)).GrantedYen));
    }

    // Of 64,000 yen 40,000 are kept; after the change they would be 40,000 of 50,000.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proposal_to_revoke_that_another_decision_has_overtaken_is_not_decided(bool isPaid)
    {
        var (_, id) = isPaid ? await portal.NewPaidApplication() : await portal.NewGrantedApplication();
        var revocation = await portal.ProposeRevocation(await portal.NewExaminer(), id, Support.Revocations.Part("40,000"));
        Assert.Empty((await portal.DecideLater(id, LaterDecisionKind.ChangeApproved, 50_000)).Errors);
        var decider = await portal.NewExaminer();

        var seen = (await portal.SendAs(decider, new FindRevocation(id)))!;
        var decided = await portal.SendAs(decider, new DecideRevocation(id, revocation, isPaid ? 24_000 : 0));

        Assert.Equal((LaterDecisionErrors.ChangedMeanwhile.Message, null), (seen.Problem, seen.AskedBack));
        Assert.Equal([LaterDecisionErrors.ChangedMeanwhile], decided.Errors);
        using var browser = await portal.SignIn(decider);
        var page = await browser.OpenAsync($"/operator/subsidies/applications/{id}/revocation");
        Assert.Contains("もう決定できません", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#decide"));
        Assert.NotNull(page.QuerySelector("#send-back"));
    }

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen));
}
