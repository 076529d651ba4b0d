using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>まとめて決定する, with a preview and a time to undo.</summary>
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
    public async Task The_preview_adds_up_and_names_what_this_person_may_not_decide()
    {
        var (_, applications) = await portal.NewProposals(2);
        var (approver, denied) = (await portal.NewExaminer(), (await portal.NewSentApplication()).Id);
        await portal.Propose(await portal.NewExaminer(), denied, grants: false, amount: "", reason: "対象外の費用です。");
        var (_, less) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), less, amount: "60,000", reason: "領収書の額に合わせました。");
        var (_, own) = await portal.NewSentApplication();
        await portal.Propose(approver, own);
        var (_, _, unproposed) = await portal.NewExaminedApplication();
        var draft = await portal.NewCompleteDraft(await portal.NewOfficeUser());

        var preview = await portal.Preview(approver, [.. applications.Select(a => a.Id), denied, less, own, unproposed, draft, Guid.CreateVersion7()]);

        Assert.Equal((3, 188_000L, 1, 64_000L), (preview.Granted, preview.GrantedYen, preview.Denied, preview.DeniedYen));
        Assert.Equal(
            [(own, ExaminationErrors.NeedsAnotherPerson.Message), (unproposed, ExaminationErrors.NothingProposed.Message)],
            preview.LeftOut.Select(r => (r.Mark.ApplicationId, r.Why!)).OrderBy(r => r.ApplicationId == unproposed));
        var budget = preview.Budgets.Single();
        Assert.Equal(-68_000, budget.AfterYen - budget.TakenYen);
        Assert.Equal(10, preview.UndoMinutes);
        var rows = preview.Rows.ToDictionary(r => r.Mark.ApplicationId);
        Assert.Equal((64_000, "領収書の額に合わせました。", true), (rows[less].CalculatedYen, rows[less].Reason, rows[less].IsOther));
        Assert.Equal((64_000, "対象外の費用です。", false), (rows[denied].CalculatedYen, rows[denied].Reason, rows[denied].IsOther));
        Assert.Equal(("", false), (rows[applications[0].Id].Reason, rows[applications[0].Id].IsOther));
    }

    [Fact]
    public async Task Everything_that_the_filter_finds_is_previewed_and_not_what_waits_already()
    {
        var (_, applications) = await portal.NewProposals(2);
        var approver = await portal.NewExaminer();
        var number = (await portal.ApplicationOf(applications[0].Id)).ReceiptNumber;

        var one = await portal.SendAs(approver, new PreviewDecisions([], new ExaminationFilter(null, false, number)));
        await portal.DecideTogether(approver, applications[0].Id);
        var none = await portal.SendAs(approver, new PreviewDecisions([], new ExaminationFilter(null, false, number)));
        var chosen = await portal.Preview(approver, applications[0].Id);

        Assert.Equal([applications[0].Id], one.Rows.Select(r => r.Mark.ApplicationId));
        Assert.Empty(none.Rows);
        Assert.Equal(ScheduledDecisionErrors.IsScheduled.Message, chosen.LeftOut.Single().Why);
        Assert.DoesNotContain((await portal.SendAs(approver, new ListExaminations(new("proposed", false, number), 1))).Rows, r => r.Id == applications[0].Id);
        Assert.True((await portal.SendAs(approver, new ListExaminations(new("scheduled", false, number), 1))).Rows.Single().IsScheduled);
    }

    [Fact]
    public async Task Own_proposals_take_no_place_among_all_that_the_filter_finds()
    {
        var (examiner, applications) = await portal.NewProposals(1);
        var (approver, number) = (await portal.NewExaminer(), (await portal.ApplicationOf(applications[0].Id)).ReceiptNumber);

        var own = await portal.SendAs(examiner, new PreviewDecisions([], new ExaminationFilter(null, false, number)));
        var others = await portal.SendAs(approver, new PreviewDecisions([], new ExaminationFilter(null, false, number)));

        Assert.Equal((0, 0, 1), (own.Rows.Count, own.LeftOut.Count, own.Own));
        Assert.Equal((1, 0, 0), (others.Rows.Count, others.LeftOut.Count, others.Own));
    }

    [Fact]
    public async Task What_has_changed_since_the_preview_is_left_out_and_named()
    {
        var (examiner, applications) = await portal.NewProposals(3);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var marks = (await portal.Preview(approver, ids)).Rows.Select(r => r.Mark.ToString()).ToList();
        await portal.SendAs(applications[0].Applicant, new WithdrawApplication(ids[0]));
        await portal.SendAs(approver, new SendBackProposal(ids[1], (await portal.Look(approver, ids[1])).Version, "額を見直してください。"));
        await portal.Propose(examiner, ids[1], amount: "60,000", reason: "見直しました。");

        var batch = (await portal.SendAs(approver, new DecideTogether(Guid.CreateVersion7(), [.. marks, marks[2], "x", "x.1"]))).Value;

        var view = await portal.Batch(approver, batch);
        Assert.Equal([ids[2]], view.Lines.Select(l => l.ApplicationId));
        Assert.Equal(
            [(ids[0], ExaminationErrors.NotOpen.Message), (ids[1], ConflictErrors.ChangedMeanwhile.Message)],
            view.LeftOut.Select(l => (l.ApplicationId, l.Reason)).OrderBy(l => l.ApplicationId == ids[1]));
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
