using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>まとめて決定する, by two at once, and a worker that dies in the middle.</summary>
public sealed class DecideTogetherRaceTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public DecideTogetherRaceTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Two_clicks_make_one_batch_and_two_approvers_share_nothing()
    {
        var (_, applications) = await portal.NewProposals(4);
        var (one, other, ids) = (await portal.NewExaminer(), await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var marks = (await portal.Preview(one, ids)).Rows.Select(r => r.Mark.ToString()).ToList();
        DecideTogether[] forms = [new(Guid.CreateVersion7(), marks), new(Guid.CreateVersion7(), [.. Enumerable.Reverse(marks)])];

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => portal.SendAs(n % 2 == 0 ? one : other, forms[n % 2]))));

        Assert.Equal(4, results.Count(r => !r.Failed));
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([ScheduledDecisionErrors.NothingLeft], r.Errors));
        Assert.Equal(4, await portal.InDatabase(db => db.ScheduledDecisions.CountAsync(d => ids.Contains(d.ApplicationId))));
    }

    [Fact]
    public async Task Four_workers_decide_each_once_and_number_them_without_a_gap()
    {
        var (_, applications) = await portal.NewProposals(6);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        await portal.DecideTogether(approver, ids);
        portal.Clock.Advance(DecisionBatches.Window);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(portal.MakeDueDecisions)));

        var numbers = await portal.InDatabase(db => db.SubsidyDecisions.Where(d => d.FiscalYear == 2026).Select(d => d.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.Equal(6, await portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => ids.Contains(d.ApplicationId))));
        Assert.Equal(6, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.Kind == nameof(DecisionMail) && m.AboutId != null && ids.Contains(m.AboutId.Value))));
    }

    [Fact]
    public async Task Taken_back_withdrawn_sent_back_and_decided_at_once_each_has_one_outcome_and_nobody_waits_for_ever()
    {
        var (examiner, applications) = await portal.NewProposals(4);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var before = await TakenAsync();
        var batch = (await portal.DecideTogether(approver, ids)).Value;
        // A second before its time for who takes back, and after it for the worker: the rows decide who was first.
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($"UPDATE scheduled_decisions SET due_at = {portal.Clock.Now} WHERE batch_id = {batch}"));
        var version = (await portal.Look(examiner, ids[1])).Version;

        await Task.WhenAll(
            Task.Run(portal.MakeDueDecisions), Task.Run(portal.MakeDueDecisions),
            Task.Run(() => portal.SendAs(approver, new TakeBackDecisions(batch, [], All: true))),
            Task.Run(() => portal.SendAs(applications[0].Applicant, new WithdrawApplication(ids[0]))),
            Task.Run(() => portal.SendAs(examiner, new SendBackProposal(ids[1], version, "まちがえました。"))),
            Task.Run(() => portal.Decide(approver, ids[2])));
        await portal.MakeDueDecisions();

        var lines = (await portal.Batch(approver, batch)).Lines;
        Assert.All(lines, l => Assert.NotNull(l.Outcome));
        foreach (var line in lines)
        {
            var (status, decisions) = ((await portal.ApplicationOf(line.ApplicationId)).Status, await portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => d.ApplicationId == line.ApplicationId)));
            Assert.Equal(status == ApplicationStatus.Granted ? 1 : 0, decisions);
            Assert.True(line.Outcome != ScheduledOutcome.Decided || status == ApplicationStatus.Granted);
        }

        var withdrawn = (await portal.ApplicationOf(ids[0])).Status == ApplicationStatus.Withdrawn;
        Assert.Equal(withdrawn ? -64_000 : 0, await TakenAsync() - before);
    }

    [Fact]
    public async Task A_worker_that_dies_in_the_middle_has_done_nothing_and_the_next_one_does_all_of_it()
    {
        var (_, applications) = await portal.NewProposals(3);
        var (approver, ids) = (await portal.NewExaminer(), applications.Skip(1).Select(a => a.Id).ToList());
        // So that there is a number to wait for.
        await portal.Decide(approver, applications[0].Id);
        var batch = (await portal.DecideTogether(approver, ids)).Value;
        portal.Clock.Advance(DecisionBatches.Window);

        await Assert.ThrowsAnyAsync<Exception>(() => portal.WhileHeld(
            db => db.Database.ExecuteSqlRawAsync("SELECT 1 FROM decision_numbers FOR UPDATE"), () => portal.SendAsWorker(new MakeDueDecisions()),
            _ => portal.Database.RunAsOwnerAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")));

        Assert.Equal(0, await portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => ids.Contains(d.ApplicationId))));
        await portal.MakeDueDecisions();

        Assert.Equal((2, 0), ((await portal.Batch(approver, batch)).Batch.Decided, (await portal.Batch(approver, batch)).Batch.FellOut));
        var numbers = await portal.InDatabase(db => db.SubsidyDecisions.Where(d => d.FiscalYear == 2026).Select(d => d.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    private Task<long> TakenAsync() => portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => (long)b.TakenYen));
}
