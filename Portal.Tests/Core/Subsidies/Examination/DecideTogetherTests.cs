using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>まとめて決定する, with a time to undo.</summary>
public sealed class DecideTogetherTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public DecideTogetherTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Nothing_of_a_decision_exists_until_the_time_to_undo_is_over()
    {
        var (examiner, applications) = await portal.NewProposals(2);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());

        var batch = (await portal.DecideTogether(approver, ids)).Value;
        portal.Clock.Advance(DecisionBatches.Window - TimeSpan.FromSeconds(1));
        await portal.MakeDueDecisions();
        var early = await portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => ids.Contains(d.ApplicationId)));
        var mails = await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.Kind == nameof(DecisionMail) && m.AboutId != null && ids.Contains(m.AboutId.Value)));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await portal.MakeDueDecisions();
        await portal.MakeDueDecisions();

        var decisions = await portal.InDatabase(db => db.SubsidyDecisions.Where(d => ids.Contains(d.ApplicationId)).ToListAsync());
        Assert.Equal((0, 0), (early, mails));
        Assert.All(decisions, d => Assert.Equal(
            (64_000, examiner.AccountId!.Value, approver.AccountId!.Value, portal.Clock.Now), (d.AmountYen, d.ProposedById, d.DecidedById, d.DecidedAt)));
        var view = await portal.Batch(approver, batch);
        Assert.Equal((2, 2, 0), (view.Batch.Total, view.Batch.Decided, view.Batch.FellOut));
        Assert.All(view.Lines, l => Assert.NotNull(l.Letter));
        foreach (var id in ids)
        {
            Assert.Equal(ApplicationStatus.Granted, (await portal.ApplicationOf(id)).Status);
            Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == id && m.Kind == nameof(DecisionMail))));
            Assert.Equal(
                ["DecisionScheduled", "ApplicationDecided"],
                await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == id && (e.Action == "DecisionScheduled" || e.Action == "ApplicationDecided"))
                    .OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
        }
    }

    [Fact]
    public async Task Nobody_confirms_nothing_or_their_own_and_the_database_says_so_too()
    {
        var (examiner, applications) = await portal.NewProposals(1);
        var id = applications[0].Id;
        var mark = (await portal.Preview(examiner, id)).LeftOut.Single().Mark.ToString();

        Assert.Equal([ScheduledDecisionErrors.NoneChosen], (await portal.SendAs(examiner, new DecideTogether(Guid.CreateVersion7(), []))).Errors);
        Assert.Equal([ScheduledDecisionErrors.NothingLeft], (await portal.SendAs(examiner, new DecideTogether(Guid.CreateVersion7(), [mark]))).Errors);
        Assert.Equal(
            [ScheduledDecisionErrors.TooMany],
            (await portal.SendAs(examiner, new DecideTogether(
                Guid.CreateVersion7(), [.. Enumerable.Range(0, 501).Select(_ => new DecisionMark(Guid.CreateVersion7(), 1).ToString())]))).Errors);
        var batch = await portal.NewDecisionBatch(await portal.NewExaminer(), 1);
        await Assert.ThrowsAsync<DbUpdateException>(() => portal.Add(new ScheduledDecision
        {
            BatchId = batch,
            ApplicationId = id,
            Revision = 2,
            Grants = true,
            AmountYen = 64_000,
            ProposedById = examiner.AccountId!.Value,
            DecidedById = examiner.AccountId.Value,
            DueAt = portal.Clock.Now,
        }));
    }

    [Fact]
    public async Task Each_or_all_are_taken_back_by_the_approver_or_a_colleague_and_wait_again()
    {
        var (_, applications) = await portal.NewProposals(3);
        var (approver, colleague, ids) = (await portal.NewExaminer(), await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var batch = (await portal.DecideTogether(approver, ids)).Value;

        var one = await portal.SendAs(approver, new TakeBackDecisions(batch, [ids[0], Guid.CreateVersion7()], All: false));
        var again = await portal.SendAs(approver, new TakeBackDecisions(batch, [ids[0]], All: false));
        var nothing = await portal.SendAs(approver, new TakeBackDecisions(batch, [], All: false));
        var rest = await portal.SendAs(colleague, new TakeBackDecisions(batch, [], All: true));
        portal.Clock.Advance(DecisionBatches.Window);
        await portal.MakeDueDecisions();

        Assert.Equal((1, 2), (one.Value, rest.Value));
        Assert.Equal([ScheduledDecisionErrors.NothingToTakeBack], again.Errors);
        Assert.Equal([ScheduledDecisionErrors.NothingToTakeBack], nothing.Errors);
        Assert.Equal([ScheduledDecisionErrors.BatchUnknown], (await portal.SendAs(approver, new TakeBackDecisions(Guid.CreateVersion7(), [], All: true))).Errors);
        Assert.Equal((3, 0), ((await portal.Batch(approver, batch)).Batch.TakenBack, await DecisionsAsync(ids)));
        Assert.Equal(3, (await portal.Preview(approver, ids)).Rows.Count);
        Assert.Empty((await portal.Decide(approver, ids[0])).Errors);
        Assert.False((await portal.DecideTogether(approver, ids[1])).Failed);
    }

    [Fact]
    public async Task When_the_time_is_over_nothing_is_taken_back_or_sent_back_even_before_the_worker_comes()
    {
        var (examiner, applications) = await portal.NewProposals(2);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var batch = (await portal.DecideTogether(approver, ids)).Value;
        var version = (await portal.Look(examiner, ids[0])).Version;
        portal.Clock.Advance(DecisionBatches.Window);

        Assert.Equal([ScheduledDecisionErrors.TooLate], (await portal.SendAs(approver, new TakeBackDecisions(batch, [], All: true))).Errors);
        Assert.Equal([ScheduledDecisionErrors.TooLate], (await portal.SendAs(examiner, new SendBackProposal(ids[0], version, "まちがえました。"))).Errors);
        // The applicant was told of nothing yet.
        Assert.Empty((await portal.SendAs(applications[1].Applicant, new WithdrawApplication(ids[1]))).Errors);
        await portal.MakeDueDecisions();
        var ended = (await portal.Batch(approver, batch)).Batch;
        Assert.Equal((1, 1), (ended.Decided, ended.FellOut));
    }

    private Task<int> DecisionsAsync(IReadOnlyList<Guid> ids) =>
        portal.InDatabase(db => db.SubsidyDecisions.CountAsync(d => ids.Contains(d.ApplicationId)));
}
