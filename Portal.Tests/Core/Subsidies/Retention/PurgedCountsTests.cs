using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>まとめて決定 and 一括印刷 say what they were, also when their applications are gone; and one application of an office goes without the other.</summary>
public sealed class PurgedCountsTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public PurgedCountsTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task A_batch_of_decisions_counts_as_it_was_confirmed()
    {
        var (_, applications) = await portal.NewProposals(3);
        var (approver, ids) = (await portal.NewExaminer(), applications.Select(a => a.Id).ToList());
        var batch = (await portal.DecideTogether(approver, ids)).Value;
        Assert.Equal(1, (await portal.SendAs(approver, new TakeBackDecisions(batch, [ids[0]], All: false))).Value);
        Assert.Empty((await portal.SendAs(applications[0].Applicant, new WithdrawApplication(ids[0]))).Errors);
        portal.Clock.Advance(DecisionBatches.Window);
        await portal.MakeDueDecisions();
        Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new OrderRetention(ids[2], Guid.CreateVersion7(), "監査のためです。"))).Errors);
        await FinishAsync(ids[1], applications[1].Applicant);
        var before = (await portal.Batch(approver, batch)).Batch;

        await portal.PurgeApplications(KeptRecords.FirstDue);

        var after = await portal.Batch(approver, batch);
        var listed = (await portal.SendAs(approver, new ListDecisionBatches(1))).Rows.Single(r => r.Id == batch);
        Assert.Equal((3, 0, 2, 1, 0), Counts(before));
        Assert.All([after.Batch, listed], row => Assert.Equal((Counts(before), 2, 0), (Counts(row), row.Purged, row.PurgedLeftOut)));
        Assert.Equal([ids[2]], after.Lines.Select(l => l.ApplicationId));
    }

    [Fact]
    public async Task A_run_of_letters_counts_as_it_was_printed()
    {
        await portal.ForgetEarlierDecisions();
        var ((_, printed), (_, stopped), (_, kept)) =
            (await portal.NewDeniedApplication(), await portal.NewDeniedApplication(), await portal.NewDeniedApplication());
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.SendAs(official, new OrderRetention(kept, Guid.CreateVersion7(), "監査のためです。"))).Errors);
        var run = await portal.StartLetters();
        foreach (var id in new[] { printed, kept })
        {
            await portal.OpenLetter(official, id);
        }

        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($"""
            UPDATE decision_letters SET status = 'Stopped', problem = 'NotPrinted' WHERE run_id = {run} AND file_id IS NULL
            """));
        var before = (await portal.SendAs(official, new FindLetterRun(run)))!.Run.Counts;

        await portal.PurgeApplications(KeptRecords.FirstDue);

        var after = (await portal.SendAs(official, new FindLetterRun(run)))!.Run.Counts;
        Assert.Equal(new LetterCounts(2, 0, 1, 0), before);
        Assert.Equal(new LetterCounts(2, 0, 0, 0, Purged: 2, PurgedPrinted: 1), after);
        Assert.Equal((3, 1), (after.AtFirst, after.Kept));
        Assert.Equal(after, (await portal.SendAs(official, new ListLetterRuns(1))).Rows.Single(r => r.Id == run).Counts);
        Assert.False(await portal.IsKept(stopped));
    }

    [Fact]
    public async Task Of_two_applications_of_an_office_the_one_that_is_due_goes()
    {
        var (applicant, due) = await portal.NewDeniedApplication();
        var (_, open) = await portal.NewSentApplication(applicant);
        var files = await portal.FilesOf(open);
        var before = (await portal.EveryRowAsync()).Where(row => row.Contains($"{open}", StringComparison.Ordinal)).ToList();

        await portal.PurgeApplications(KeptRecords.FirstDue);

        var after = (await portal.EveryRowAsync()).ToHashSet(StringComparer.Ordinal);
        Assert.False(await portal.IsKept(due));
        Assert.NotEmpty(before);
        Assert.All(before, row => Assert.Contains(row, after));
        Assert.False(await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => files.Contains(f.Id))));
        Assert.True(await portal.InDatabase(db => db.Offices.AnyAsync(o => o.Id == applicant.OfficeId)));
    }

    private static (int Total, int Waiting, int Decided, int TakenBack, int FellOut) Counts(DecisionBatchRow row) =>
        (row.Total, row.Waiting, row.Decided, row.TakenBack, row.FellOut);

    private async Task FinishAsync(Guid id, TestUser applicant)
    {
        await portal.NewReleasedBatch();
        var official = await portal.NewExaminer();
        Assert.Empty((await portal.Mark(official, id)).Errors);
        Assert.Empty((await portal.ReportTax(applicant, id)).Errors);
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);
    }
}
