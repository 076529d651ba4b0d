using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Core.Data;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>Several workers at once, workers that die, and somebody who comes back in the last moment.</summary>
public sealed class PurgeRaceTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public PurgeRaceTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Four_workers_delete_each_once_and_the_file_of_their_batch_too()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 4; n++)
        {
            ids.Add((await portal.NewGrantedApplication()).Id);
        }

        var batch = await portal.NewReleasedBatch();
        await FinishAsync(ids);

        portal.Clock.Now = KeptRecords.FirstDue;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.SendAsWorker(new PurgeApplications()))));
        await portal.PurgeApplications(KeptRecords.FirstDue);

        Assert.Equal(4, await portal.InDatabase(db => db.PurgedApplications.CountAsync(p => ids.Contains(p.Id))));
        Assert.Equal(4, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => ids.Contains(e.ObjectId) && e.Action == "SubsidyApplicationPurged")));
        Assert.False(await portal.InDatabase(db => db.SubsidyApplications.AnyAsync(a => ids.Contains(a.Id))));
        var view = await portal.PaymentBatchOf(await portal.NewExaminer(), batch);
        Assert.Equal((4, 256_000L, false), (view.Batch.PurgedRows, view.Batch.PurgedYen, view.File!.IsKept));
    }

    [Fact]
    public async Task Killed_before_its_record_is_written_nothing_is_gone_and_the_next_one_deletes_it()
    {
        var (_, id) = await portal.NewApplicationWithEverything();
        var files = await portal.FilesOf(id);
        portal.Clock.Now = KeptRecords.FirstDue;
        var before = await portal.EveryRowAsync();

        var died = await portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(8201)"),
            async () => await Record.ExceptionAsync(() => portal.SendAsWorker(new PurgeApplications())),
            _ => portal.Database.RunAsOwnerAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"));

        Assert.NotNull(died);
        Assert.Equal(before, await portal.EveryRowAsync());
        await portal.PurgeApplications(KeptRecords.FirstDue);
        Assert.False(await portal.IsKept(id));
        Assert.Equal(files.Count, await portal.InDatabase(db => db.DiscardedFiles.CountAsync(f => files.Contains(f.Id))));
    }

    /// <summary>The rows are gone, and whoever removes the bytes dies: they are removed by the next one.</summary>
    [Fact]
    public async Task Killed_between_rows_and_files_the_files_are_removed_later()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var files = await portal.FilesOf(id);
        await portal.PurgeApplications(KeptRecords.FirstDue);
        Assert.DoesNotContain(false, await Task.WhenAll(files.Select(portal.IsInStore)));

        await portal.SendAsWorker(new PurgeDiscardedFiles());

        Assert.DoesNotContain(true, await Task.WhenAll(files.Select(portal.IsInStore)));
    }

    [Fact]
    public async Task What_somebody_holds_is_left_for_the_next_round()
    {
        var (_, held) = await portal.NewDeniedApplication();
        var (_, free) = await portal.NewDeniedApplication();

        var kept = await portal.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM subsidy_applications WHERE id = {held} FOR NO KEY UPDATE");
            await portal.PurgeApplications(KeptRecords.FirstDue);
            return (await portal.IsKept(held), await portal.IsKept(free));
        });
        await portal.PurgeApplications(KeptRecords.FirstDue);

        Assert.Equal((true, false), kept);
        Assert.False(await portal.IsKept(held));
    }

    /// <summary>返還 that is over opens again with a 入金 that is taken back: whoever does so and whoever deletes take turns.</summary>
    [Fact]
    public async Task Money_is_recorded_and_taken_back_only_while_nobody_deletes_the_application()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var (official, receipt) = (await portal.NewExaminer(), Guid.CreateVersion7());
        Assert.Empty((await portal.ReportTax(applicant, id, TaxReportBasis.Deducted, "5818")).Errors);
        Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);

        var recorded = await portal.WhileHeld(HoldAsync, () => portal.SendAs(official, new RecordReturnedMoney(id, receipt, "2026-11-20", "5818")));
        var removed = await portal.WhileHeld(HoldAsync, () => portal.SendAs(official, new RemoveReturnedMoney(id, receipt)));

        Assert.Empty(recorded.Errors);
        Assert.Empty(removed.Errors);
        await portal.PurgeApplications(KeptRecords.FirstDue.AddYears(1));
        Assert.True(await portal.IsKept(id));

        Task HoldAsync(PortalDbContext db) =>
            db.Database.ExecuteSqlAsync($"SELECT 1 FROM subsidy_applications WHERE id = {id} FOR UPDATE");
    }

    /// <summary>一括印刷 takes a letter and then its run, and so does whoever deletes.</summary>
    [Fact]
    public async Task Whoever_starts_a_run_of_letters_and_whoever_deletes_take_turns()
    {
        await portal.ForgetEarlierDecisions();
        var (_, id) = await portal.NewDeniedApplication();
        var run = await portal.StartLetters();
        portal.Clock.Now = KeptRecords.FirstDue;

        await portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"SELECT FROM decision_letters WHERE run_id = {run} FOR UPDATE"),
            () => portal.SendAsWorker(new PurgeApplications()),
            db => db.Database.ExecuteSqlAsync($"UPDATE letter_runs SET moved = moved WHERE id = {run}"));

        Assert.False(await portal.IsKept(id));
    }

    [Fact]
    public async Task What_opens_again_between_the_look_and_the_lock_is_kept()
    {
        var (_, id) = await portal.NewFinishedApplication();
        var official = await portal.NewExaminer();
        portal.Clock.Now = KeptRecords.FirstDue;

        await portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"SELECT 1 FROM payment_batches WHERE id IN (SELECT batch_id FROM payments WHERE application_id = {id}) FOR UPDATE"),
            () => portal.SendAsWorker(new PurgeApplications()),
            async _ => Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, false, "申告書と違いました。"))).Errors));

        Assert.True(await portal.IsKept(id));
    }

    [Fact]
    public async Task What_somebody_decides_to_keep_between_the_look_and_the_lock_is_kept()
    {
        var (_, id) = await portal.NewFinishedApplication();
        var official = await portal.NewExaminer();
        portal.Clock.Now = KeptRecords.FirstDue.AddYears(1);

        await portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"SELECT 1 FROM payment_batches WHERE id IN (SELECT batch_id FROM payments WHERE application_id = {id}) FOR UPDATE"),
            () => portal.SendAsWorker(new PurgeApplications()),
            async _ => Assert.Empty((await portal.SendAs(official, new OrderRetention(id, Guid.CreateVersion7(), "会計検査のためです。"))).Errors));

        Assert.True(await portal.IsKept(id));
    }

    [Fact]
    public async Task The_oldest_is_found_by_its_index()
    {
        var plans = await portal.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            // The tables of a test are so small that reading all of them costs less than any index.
            await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off");
            return new[]
            {
                await PlanAsync(db, db.DueRecordsOn(new DateOnly(2032, 4, 1), RetentionOptions.Fewest)),
                await PlanAsync(db, db.DueDraftsOn(new DateOnly(2028, 4, 1))),
            };
        });

        Assert.Contains(SubsidyApplication.Concluded, plans[0], StringComparison.Ordinal);
        Assert.Contains("ix_subsidy_applications_drafts", plans[1], StringComparison.Ordinal);
        Assert.All(plans, plan => Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal));
    }

    /// <summary>Of what the worker asks, with its own conditions and order.</summary>
    private static async Task<string> PlanAsync(PortalDbContext db, IQueryable<SubsidyApplication> due)
    {
        await using var command = due.Select(a => a.Id).Take(PurgeApplications.AtATime).CreateDbCommand();
        command.CommandText = $"EXPLAIN {command.CommandText}";
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        return string.Join('\n', plan);
    }

    private async Task FinishAsync(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            var official = await portal.NewExaminer();
            Assert.Empty((await portal.Mark(official, id)).Errors);
            var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => db.SubsidyApplications.Any(a => a.Id == id && a.OfficeId == o.Id)));
            Assert.Empty((await portal.ReportTax(await portal.NewOfficeUser(office), id)).Errors);
            Assert.Empty((await portal.SendAs(official, new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);
        }
    }
}
