using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Corrections;

/// <summary>Alone with its database: the rules and the budget are one for all.</summary>
public sealed class CorrectionRuleTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public CorrectionRuleTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData(ReceptionRule.CompletePapers, 12, 3)]
    [InlineData(ReceptionRule.FirstSubmission, 11, 20)]
    public async Task The_programme_says_which_day_counts_and_how_long_mending_may_take(ReceptionRule rule, int month, int day)
    {
        await portal.ChangeRules(rules => rules with { Reception = rule, CorrectionDays = 14, BudgetYen = null });
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        portal.Clock.Now = TestClock.InJapan(2026, 12, 3, 9, 0);

        await portal.Resubmit(applicant, id);

        var application = await portal.ApplicationOf(id);
        var round = (await portal.SendAs(applicant, new FindApplication(id)))!.Rounds.Single();
        Assert.Equal(new DateOnly(2026, 12, 4), round.DueOn);
        Assert.Equal(new DateOnly(2026, month, day), application.ReceivedAt!.Value.DayInJapan());
        Assert.Equal((portal.Clock.Now, new DateOnly(2027, 1, 31)), (application.CompleteAt, application.Sent!.Expected.ResultBy));
    }

    [Fact]
    public async Task Its_place_in_the_budget_is_kept_and_true_costs_above_it_are_received_without_taking_more()
    {
        await portal.ChangeRules(rules => rules with { BudgetYen = null });
        var user = await portal.NewOfficeUser();
        var low = SubsidyDrafts.Costs with { SupportCostYen = "40000" };
        var id = await portal.NewCompleteDraft(user, low);
        await portal.NewSentApplicationOf(user, id);
        var examiner = await portal.NewExaminer();
        await portal.SendAs(examiner, new TakeExamination(id));
        await portal.Return(examiner, id, Returns.Marks("Support"));
        var taken = await portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen));
        await portal.ChangeRules(rules => rules with { BudgetYen = taken });
        await portal.SavePart(user, id, new ApplicationForm { Costs = new CostsForm(null, null, null, false, "60000", null, null, null, null, null, false) });

        Assert.Empty((await portal.Resubmit(user, id)).Errors);

        var application = await portal.ApplicationOf(id);
        Assert.Equal((54_000, 64_000), (application.AmountYen, application.Sent!.Grant.GrantedYen));
        Assert.Equal(taken, await portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen)));
        var version = (await portal.Look(examiner, id)).Version;
        Assert.Equal([ExaminationErrors.ReasonForAmount], (await portal.SendAs(examiner, new ProposeDecision(id, version, true, "54,000", null))).Errors);
        Assert.Empty((await portal.SendAs(examiner, new ProposeDecision(id, version, true, "64,000", null))).Errors);
        Assert.Empty((await portal.SendAs(user, new WithdrawApplication(id))).Errors);
        Assert.Equal(taken - 54_000, await portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen)));
    }

    [Fact]
    public async Task Of_many_who_ask_for_more_at_once_nobody_takes_more_than_there_is()
    {
        await portal.ChangeRules(rules => rules with { BudgetYen = null });
        var low = SubsidyDrafts.Costs with { SupportCostYen = "40000" };
        var offices = new List<(TestUser User, Guid Id)>();
        var examiner = await portal.NewExaminer();
        for (var n = 0; n < 6; n++)
        {
            var user = await portal.NewOfficeUser();
            var id = await portal.NewCompleteDraft(user, low);
            await portal.NewSentApplicationOf(user, id);
            await portal.SendAs(examiner, new TakeExamination(id));
            await portal.Return(examiner, id, Returns.Marks("Support"));
            await portal.SavePart(user, id, new ApplicationForm { Costs = new CostsForm(null, null, null, false, "60000", null, null, null, null, null, false) });
            offices.Add((user, id));
        }

        // Room for two of six times 10,000 yen.
        var most = 29_999 + await portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen));
        await portal.ChangeRules(rules => rules with { BudgetYen = most });
        await Task.WhenAll(offices.Select(o => Task.Run(() => portal.SendAs(o.User, new ResubmitApplication(o.Id, 1, "", true)))));

        var ids = offices.Select(o => o.Id).ToList();
        var amounts = await portal.InDatabase(db => db.SubsidyApplications.Where(a => ids.Contains(a.Id)).Select(a => a.AmountYen).ToListAsync());
        Assert.Equal((2, 4), (amounts.Count(a => a == 64_000), amounts.Count(a => a == 54_000)));
        Assert.Equal(most - 9_999, await portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen)));
    }
}
