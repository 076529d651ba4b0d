using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>保存期間の過ぎた申請を削除する: all of it, and nothing else.</summary>
public sealed class PurgeTests : IClassFixture<PortalFixture>
{
    private static readonly string[] Staying = ["audit_events ", "purged_applications ", "purged_letters ", "discarded_files "];

    // Batches and transfer file stay, but count what is gone.
    private static readonly string[] Touched =
    [
        "account_corrections", "change_requests", "decision_batches", "decision_letters", "evidence_files", "examination_notes", "examinations", "later_decisions",
        "later_letters", "outgoing_mails", "payment_batches", "payments", "released_files", "repayment_receipts", "repayments",
        "retention_orders", "returns_for_correction", "revocations", "scheduled_decisions", "subsidy_applications", "subsidy_decisions", "tax_report_duties", "tax_reports",
    ];

    private readonly PortalFixture portal;

    public PurgeTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Of_an_application_with_everything_no_row_and_no_file_is_left_anywhere()
    {
        var (_, other) = await portal.NewSentApplication();
        var (applicant, id) = await portal.NewApplicationWithEverything();
        var (files, before) = (await portal.FilesOf(id), await portal.EveryRowAsync());

        await portal.PurgeApplications(KeptRecords.FirstDue);
        await portal.SendAsWorker(new PurgeDiscardedFiles());

        var after = (await portal.EveryRowAsync()).ToHashSet(StringComparer.Ordinal);
        var gone = before.Where(row => !after.Contains(row) && !Stays(row)).Select(row => row[..row.IndexOf(' ', StringComparison.Ordinal)]).Distinct();
        Assert.DoesNotContain(after, row => row.Contains($"{id}", StringComparison.Ordinal) && !Stays(row));
        Assert.Equal(Touched, gone.Order(StringComparer.Ordinal));
        Assert.Empty(await portal.InDatabase(db => Task.FromResult(
            DependentRows.Of<SubsidyApplication>(db.Model).Tables.Select(t => t.GetTableName()!).Except(Touched).ToList())));
        Assert.Equal(ApplicationStatus.Revoked, (await portal.PurgedOf(id)).Outcome);
        Assert.Equal(3, await portal.InDatabase(db => db.PurgedLetters.CountAsync(l => l.PurgedApplicationId == id)));
        Assert.All(before.Where(row => row.Contains($"{other}", StringComparison.Ordinal)), row => Assert.Contains(row, after));
        Assert.True(files.Count > 3);
        Assert.DoesNotContain(true, await Task.WhenAll(files.Select(portal.IsInStore)));
        Assert.True(await portal.InDatabase(db => db.Offices.AnyAsync(o => o.Id == applicant.OfficeId)));
    }

    [Fact]
    public async Task A_record_of_it_stays_that_names_nobody()
    {
        var (applicant, id) = await portal.NewFinishedApplication();
        var (application, decision) = (await portal.ApplicationOf(id), await portal.DecisionOf(id));

        await portal.PurgeApplications(KeptRecords.FirstDue);

        var record = await portal.PurgedOf(id);
        Assert.Equal(
            (application.ReceiptNumber, SubsidyKind.CardReaders, 2026, ApplicationStatus.Paid, (int?)64_000, decision.LetterNumber),
            (record.ReceiptNumber, record.Kind, record.FiscalYear, record.Outcome, record.AmountYen, record.LetterNumber));
        Assert.Equal((new DateOnly(2026, 11, 20), 5, KeptRecords.FirstDue), (record.ConcludedOn, record.Years, record.PurgedAt));
        var letter = await portal.InDatabase(db => db.PurgedLetters.SingleAsync(l => l.PurgedApplicationId == id));
        Assert.Equal(PurgedLetter.HashOf(decision.VerificationCode), letter.VerificationHash);
        Assert.Equal(applicant.OfficeId, record.OfficeId);
        var trail = await portal.InDatabase(db => db.AuditEvents.SingleAsync(e => e.ObjectId == id && e.Action == "SubsidyApplicationPurged"));
        Assert.Contains(application.ReceiptNumber!, trail.Details, StringComparison.Ordinal);
        Assert.Equal("Worker", trail.ActorKind);
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == id && e.Action == "SubsidyApplicationSubmitted")));
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_that_record()
    {
        var (_, id) = await portal.NewDeniedApplication();
        await portal.PurgeApplications(KeptRecords.FirstDue);

        PostgresException[] refusals =
        [
            await Assert.ThrowsAsync<PostgresException>(() => portal.InDatabase(db => db.PurgedApplications.Where(p => p.Id == id).ExecuteDeleteAsync())),
            await Assert.ThrowsAsync<PostgresException>(() => portal.InDatabase(db => db.PurgedApplications.Where(p => p.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.AmountYen, 1)))),
            await Assert.ThrowsAsync<PostgresException>(() => portal.InDatabase(db => db.PurgedLetters.ExecuteDeleteAsync())),
        ];
        Assert.All(refusals, refusal => Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState));
    }

    /// <summary>交付要綱6条3, however long ago.</summary>
    [Fact]
    public async Task Who_was_granted_does_not_apply_again_and_who_was_denied_does()
    {
        var (granted, first) = await portal.NewFinishedApplication();
        var (denied, second) = await portal.NewDeniedApplication();
        var draft = (await portal.SendAs(denied, new StartApplication())).Value;
        await portal.PurgeApplications(KeptRecords.FirstDue);
        portal.Clock.Now = InJapan(2026, 11, 21, 9);

        var again = await portal.SendAs(granted, new StartApplication());
        var mayApply = await portal.SendAs(denied, new StartApplication());

        Assert.Equal(
            (granted.OfficeId, (Guid?)null), ((await portal.PurgedOf(first)).OfficeId, (await portal.PurgedOf(second)).OfficeId));
        Assert.False(await portal.IsKept(first) || await portal.IsKept(second) || await portal.IsKept(draft));
        Assert.Equal([ApplicationErrors.AlreadyApplied], again.Errors);
        Assert.Empty(mayApply.Errors);
    }

    [Fact]
    public async Task A_batch_keeps_its_sums_and_its_file_goes_with_the_first_row()
    {
        var (_, early) = await portal.NewGrantedApplication();
        var (_, late) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        var official = await portal.NewExaminer();
        foreach (var id in new[] { early, late })
        {
            await portal.Mark(official, id);
        }

        var (before, file) = (await portal.PaymentBatchOf(official, batch), await portal.SendAs(official, new SaveTransferFile(batch)));
        await FinishTaxAsync(early);

        await portal.PurgeApplications(KeptRecords.FirstDue);
        var between = await portal.PaymentBatchOf(official, batch);
        var gone = await portal.SendAs(official, new SaveTransferFile(batch));
        await FinishTaxAsync(late);
        await portal.PurgeApplications(KeptRecords.FirstDue.AddDays(100));

        var after = await portal.PaymentBatchOf(official, batch);
        Assert.NotNull(file);
        Assert.Null(gone);
        Assert.All([between, after], view => Assert.Equal((before.Payments, before.TotalYen), (view.Payments, view.TotalYen)));
        Assert.Equal((before.Payments, 0), (after.Batch.PurgedRows, after.Count));
        Assert.Equal((true, false, false), (before.File!.IsKept, between.File!.IsKept, after.File!.IsKept));
        Assert.Equal(
            (before.Payments, before.TotalYen),
            (await portal.SendAs(official, new ListPaymentBatches(1))).Rows.Where(r => r.Id == batch).Select(r => (r.Payments, r.TotalYen)).Single());
    }

    [Fact]
    public async Task A_file_stays_while_somebody_keeps_one_of_its_rows_and_goes_with_that()
    {
        var ((_, early), (_, kept)) = (await portal.NewGrantedApplication(), await portal.NewGrantedApplication());
        var batch = await portal.NewReleasedBatch();
        var (official, order) = (await portal.NewExaminer(), Guid.CreateVersion7());
        foreach (var id in new[] { early, kept })
        {
            await portal.Mark(official, id);
            await FinishTaxAsync(id);
        }

        Assert.Empty((await portal.SendAs(official, new OrderRetention(kept, order, "監査のためです。"))).Errors);
        await portal.PurgeApplications(KeptRecords.FirstDue);
        var whileKept = (await portal.PaymentBatchOf(official, batch)).File!.IsKept;
        Assert.Empty((await portal.SendAs(official, new LiftRetention(kept, order))).Errors);
        await portal.PurgeApplications(KeptRecords.FirstDue.AddDays(SubsidyRetention.NoticeDays + 1));

        Assert.False(await portal.IsKept(early));
        Assert.False(await portal.IsKept(kept));
        Assert.Equal((true, false), (whileKept, (await portal.PaymentBatchOf(official, batch)).File!.IsKept));
    }

    [Fact]
    public async Task A_draft_that_is_given_up_goes_by_the_same_way()
    {
        var applicant = await portal.NewOfficeUser();
        var draft = await portal.NewCompleteDraft(applicant);
        var files = await portal.FilesOf(draft);

        Assert.Empty((await portal.SendAs(applicant, new DeleteApplicationDraft(draft))).Errors);

        Assert.False(await portal.IsKept(draft));
        Assert.Equal(files.Count, await portal.InDatabase(db => db.DiscardedFiles.CountAsync(f => files.Contains(f.Id))));
        Assert.False(await portal.InDatabase(db => db.PurgedApplications.AnyAsync(p => p.Id == draft)));
    }

    private static bool Stays(string row) => Staying.Any(table => row.StartsWith(table, StringComparison.Ordinal));

    private async Task FinishTaxAsync(Guid id)
    {
        var application = await portal.ApplicationOf(id);
        var applicant = await portal.NewOfficeUser(await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == application.OfficeId)));
        Assert.Empty((await portal.ReportTax(applicant, id)).Errors);
        Assert.Empty((await portal.SendAs(await portal.NewExaminer(), new AnswerTaxReport(id, 1, IsAccepted: true))).Errors);
    }
}
