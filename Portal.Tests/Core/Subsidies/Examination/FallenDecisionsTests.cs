using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>まとめて決定したもののうち外れたもの: what cannot be decided any more when its time comes.</summary>
public sealed class FallenDecisionsTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public FallenDecisionsTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task What_never_goes_through_falls_out_with_a_reason_of_its_own()
    {
        var (_, applications) = await portal.NewProposals(2);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var batch = (await portal.DecideTogether(approver, ids)).Value;
        // Nobody can read any more what was sent.
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($"UPDATE subsidy_applications SET sent = '[]' WHERE id = {ids[0]}"));
        portal.Clock.Advance(DecisionBatches.Window);

        for (var (goesOn, n) = (true, 0); goesOn && n < 10 * MakeDueDecisionsHandler.MostAttempts; n++)
        {
            try
            {
                goesOn = await portal.SendAsWorker(new MakeDueDecisions());
            }
            catch (JsonException)
            {
                // As the job does: the next round finds the attempt counted.
            }
        }

        var lines = (await portal.Batch(approver, batch)).Lines.ToDictionary(l => l.ApplicationId);
        Assert.Equal(ScheduledDecisionErrors.KeepsFailing.Message, lines[ids[0]].Reason);
        Assert.Equal(ScheduledOutcome.Decided, lines[ids[1]].Outcome);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == ids[0] && e.Action == "ScheduledDecisionFellOut")));
    }

    [Fact]
    public async Task What_waits_is_told_first_and_of_that_what_is_due_first()
    {
        // So that nothing else waits.
        portal.Clock.Now = TestClock.InJapan(2026, 11, 21, 9, 12);
        await portal.MakeDueDecisions();
        var approver = await portal.NewExaminer();
        var first = await portal.NewDecisionBatch(approver, 1);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await portal.NewDecisionBatch(approver, 1);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var fallen = await portal.NewDecisionBatch(approver, 1);
        var id = (await portal.Batch(approver, fallen)).Lines.Single().ApplicationId;
        Assert.Empty((await portal.SendAs(approver, new SendBackProposal(id, (await portal.Look(approver, id)).Version, "まちがえました。"))).Errors);

        var told = (await portal.SendAs(approver, new ListExaminations(new(null, false, null), 1))).Batches;

        Assert.Equal([first, second, fallen], told.Select(b => b.Id));
    }

    [Fact]
    public async Task What_goes_another_way_meanwhile_falls_out_with_its_reason()
    {
        var (examiner, applications) = await portal.NewProposals(4);
        var (approver, leaving, ids) = (await portal.NewExaminer(), await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var batch = (await portal.DecideTogether(approver, ids[..3])).Value;
        var other = (await portal.DecideTogether(leaving, ids[3])).Value;

        Assert.Empty((await portal.SendAs(applications[0].Applicant, new WithdrawApplication(ids[0]))).Errors);
        Assert.Empty((await portal.SendAs(examiner, new SendBackProposal(ids[1], (await portal.Look(examiner, ids[1])).Version, "まちがえました。"))).Errors);
        Assert.Equal([ScheduledDecisionErrors.IsScheduled], (await portal.Decide(approver, ids[2])).Errors);
        Assert.Equal([ReturnErrors.ProposalWaits], (await portal.Return(examiner, ids[2], Returns.Marks("Name"))).Errors);
        await portal.InDatabase(db => db.Users.Where(u => u.Id == leaving.AccountId).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, portal.Clock.Now)));
        var told = (await portal.SendAs(approver, new ListExaminations(new(null, false, null), 1))).Batches.Single(b => b.Id == batch);
        portal.Clock.Advance(DecisionBatches.Window);
        await portal.MakeDueDecisions();

        var lines = (await portal.Batch(approver, batch)).Lines.ToDictionary(l => l.ApplicationId);
        Assert.Equal((1, 2), (told.Waiting, told.FellOut));
        Assert.Equal(ScheduledDecisionErrors.Withdrawn.Message, lines[ids[0]].Reason);
        Assert.Equal(ScheduledDecisionErrors.SentBack.Message, lines[ids[1]].Reason);
        Assert.Equal(ScheduledOutcome.Decided, lines[ids[2]].Outcome);
        Assert.Equal(ScheduledDecisionErrors.ApproverLeft.Message, (await portal.Batch(approver, other)).Lines.Single().Reason);
        Assert.Equal(1, await DecisionsAsync(ids));
        Assert.Contains((await portal.SendAs(approver, new ListExaminations(new(null, false, null), 1))).Batches, b => b.Id == batch);
        Assert.Equal(2, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => ids.Contains(e.ObjectId) && e.Action == "ScheduledDecisionFellOut" && e.ActorKind == "Account")));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain((await portal.SendAs(approver, new ListExaminations(new(null, false, null), 1))).Batches, b => b.Id == batch);
    }

    [Fact]
    public async Task What_the_budget_does_not_hold_falls_out_and_the_number_stays_without_a_gap()
    {
        var (_, first) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), first, amount: "2,000,000,000", reason: "大きすぎる額です。");
        var (_, applications) = await portal.NewProposals(1);
        var approver = await portal.NewExaminer();
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($"""
            UPDATE subsidy_programmes SET rules = rules || jsonb_build_object('BudgetYen', 1000000000) WHERE fiscal_year = 2026 AND kind = 'CardReaders'
            """));
        var preview = await portal.Preview(approver, first, applications[0].Id);

        var batch = (await portal.DecideTogether(approver, first, applications[0].Id)).Value;
        portal.Clock.Advance(DecisionBatches.Window);
        await portal.MakeDueDecisions();

        var lines = (await portal.Batch(approver, batch)).Lines.ToDictionary(l => l.ApplicationId);
        Assert.True(preview.Budgets.Single().IsOver);
        Assert.Equal(ExaminationErrors.OverBudget.Message, lines[first].Reason);
        Assert.Equal(ScheduledOutcome.Decided, lines[applications[0].Id].Outcome);
        var numbers = await portal.InDatabase(db => db.SubsidyDecisions.Where(d => d.FiscalYear == 2026).Select(d => d.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    private Task<int> DecisionsAsync(IReadOnlyList<Guid> ids) =>
        portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => ids.Contains(d.ApplicationId)));
}
