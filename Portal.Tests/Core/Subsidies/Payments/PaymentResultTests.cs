using System.Text;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>振込の結果: by file, by hand, and for all that is left.</summary>
public sealed class PaymentResultTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestUser official = TestUser.Visitor;

    public async Task InitializeAsync()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        official = await portal.NewExaminer();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_file_pays_one_row_and_fails_another_and_each_office_is_told_once()
    {
        var (_, paid) = await portal.NewGrantedApplication();
        var (applicant, failed) = await portal.NewGrantedApplication(amount: "60,000");
        var batch = await portal.NewReleasedBatch();
        var csv = await CsvAsync((paid, "振込済み,"), (failed, "振込不能,2"));

        var imported = await ImportAsync(batch, csv, "64,000");

        Assert.Equal(2, imported.Value);
        Assert.Equal((ApplicationStatus.Paid, ApplicationStatus.AwaitingAccount), (await StatusAsync(paid), await StatusAsync(failed)));
        Assert.Equal((1, 0), (await portal.MailsAbout(paid, nameof(PaidMail)), await portal.MailsAbout(paid, nameof(TransferFailedMail))));
        Assert.Equal((0, 1), (await portal.MailsAbout(failed, nameof(PaidMail)), await portal.MailsAbout(failed, nameof(TransferFailedMail))));
        Assert.Equal(TransferFailure.HolderDiffers, (await portal.SendAs(applicant, new FindApplication(failed)))!.FailedPayment!.Failure);
        Assert.Equal(PaymentBatchStatus.Settled, (await portal.PaymentBatchOf(official, batch)).Batch.Status);
    }

    [Fact]
    public async Task The_same_file_is_not_taken_twice_and_one_that_says_the_same_changes_nothing()
    {
        var (_, paid) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        var csv = await CsvAsync((paid, "振込済み,"));
        await ImportAsync(batch, csv, "64000");

        Assert.Equal([PaymentErrors.FileTwice(portal.Clock.Now)], (await ImportAsync(batch, csv, "64000")).Errors);
        Assert.Equal(0, (await ImportAsync(batch, csv + "\r\n", "64000")).Value);
        Assert.Equal(1, await portal.MailsAbout(paid, nameof(PaidMail)));
    }

    [Theory]
    [InlineData("{row},{number},64000,振込済,", "2行目「結果」：" + PaymentResultErrors.OutcomeUnknown)]
    [InlineData("{row},{number},64000,振込不能,", "2行目「理由コード」：" + PaymentResultErrors.CodeUnknown)]
    [InlineData("{row},{number},64000,振込不能,5", "2行目「理由コード」：" + PaymentResultErrors.CodeUnknown)]
    [InlineData("{row},{number},64000,振込済み,1", "2行目「理由コード」：" + PaymentResultErrors.CodeOfPaid)]
    [InlineData("{row},{number},64001,振込済み,", "2行目「金額」：" + PaymentResultErrors.AmountDiffers)]
    [InlineData("{row},261120-00000-0,64000,振込済み,", "2行目「受付番号」：" + PaymentResultErrors.NumberDiffers)]
    [InlineData("99998,{number},64000,振込済み,", "2行目「番号」：" + PaymentResultErrors.RowUnknown)]
    [InlineData("いち,{number},64000,振込済み,", "2行目「番号」：" + PaymentResultErrors.RowUnknown)]
    [InlineData("{row},{number},64000,振込済み,\r\n{row},{number},64000,振込済み,", "3行目「番号」：" + PaymentResultErrors.RowTwice)]
    public async Task A_wrong_line_is_named_and_nothing_is_taken(string line, string error)
    {
        var (_, other) = await portal.NewGrantedApplication();
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        var good = (await CsvAsync((other, "振込済み,"))).Split("\r\n")[1];
        var row = await portal.PaymentOf(id);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        var before = await portal.EveryRowAsync();

        var wrong = line.Replace("{row}", $"{row.Row}", StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal);
        var imported = await ImportAsync(batch, $"番号,受付番号,金額,結果,理由コード\r\n{wrong}\r\n{good}\r\n", "64000");

        Assert.Equal(error, Assert.Single(imported.Errors).Message);
        Assert.Equal(before, await portal.EveryRowAsync());
    }

    [Fact]
    public async Task A_sum_that_is_not_the_banks_a_file_without_rows_and_a_batch_that_is_not_released_are_refused()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var draft = await portal.NewBatch(official);
        Assert.Equal([PaymentErrors.NotReleased], (await ImportAsync(draft, "番号,受付番号,金額,結果,理由コード\r\n", "0")).Errors);
        await portal.ProposeBatch(official, draft);
        await portal.ReleaseBatch(await portal.NewExaminer(), draft);
        var csv = await CsvAsync((id, "振込済み,"));

        Assert.Equal([PaymentErrors.PaidYenDiffers(64_000, 63_000)], (await ImportAsync(draft, csv, "63,000")).Errors);
        Assert.Equal([PaymentResultErrors.FileEmpty], (await ImportAsync(draft, "番号,受付番号,金額,結果,理由コード\r\n", "0")).Errors);
        Assert.Contains("見出しに「結果」の列がありません", (await ImportAsync(draft, "番号,受付番号,金額\r\n", "0")).Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(["Upload", "PaidYen"], (await portal.SendAs(official, new ImportPaymentResults(draft, null, "たくさん"))).Errors.Select(e => e.Field));
        Assert.Equal(ApplicationStatus.Granted, await StatusAsync(id));
    }

    [Fact]
    public async Task From_the_day_after_all_that_is_left_is_paid_if_the_file_ever_left()
    {
        var (_, failed) = await portal.NewGrantedApplication();
        var (_, left) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        await portal.Mark(official, failed, TransferFailure.Closed);

        portal.Clock.Now = InJapan(2026, 11, 25, 23, 59);
        Assert.Equal([PaymentErrors.FileNeverSaved], (await SettleAsync(batch)).Errors);
        await portal.SendAs(official, new SaveTransferFile(batch));
        Assert.Equal([PaymentErrors.TooEarly], (await SettleAsync(batch)).Errors);
        portal.Clock.Now = InJapan(2026, 11, 26, 0, 0);
        Assert.Empty((await SettleAsync(batch)).Errors);
        Assert.Empty((await SettleAsync(batch)).Errors);

        Assert.Equal((ApplicationStatus.Paid, ApplicationStatus.AwaitingAccount), (await StatusAsync(left), await StatusAsync(failed)));
        Assert.Equal(1, await portal.MailsAbout(left, nameof(PaidMail)));
        Assert.NotNull((await portal.PaymentBatchOf(official, batch)).Batch.SettledAt);
    }

    [Fact]
    public async Task A_file_that_was_first_saved_after_its_day_pays_nobody()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        portal.Clock.Now = InJapan(2026, 11, 26, 0, 0);
        await portal.SendAs(official, new SaveTransferFile(batch));

        portal.Clock.Now = InJapan(2026, 11, 27, 9, 0);

        Assert.Equal([PaymentErrors.FileSavedLate], (await SettleAsync(batch)).Errors);
        Assert.Equal(ApplicationStatus.Granted, await StatusAsync(id));
    }

    [Fact]
    public async Task Who_settles_has_seen_every_result_that_was_recorded()
    {
        var (_, failed) = await portal.NewGrantedApplication();
        var (_, left) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        await portal.SendAs(official, new SaveTransferFile(batch));
        portal.Clock.Now = InJapan(2026, 11, 26, 9, 0);
        var seen = (await portal.PaymentBatchOf(official, batch)).Version;
        await portal.Mark(official, failed, TransferFailure.Closed);

        var stale = await portal.SendAs(official, new SettlePaymentBatch(batch, seen));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], stale.Errors);
        Assert.Equal(ApplicationStatus.Granted, await StatusAsync(left));
        Assert.Empty((await SettleAsync(batch)).Errors);
    }

    [Fact]
    public async Task A_result_by_hand_is_asked_for_whole_and_an_old_page_changes_nothing()
    {
        var (_, id) = await portal.NewGrantedApplication();
        await portal.NewReleasedBatch();
        var row = await portal.PaymentOf(id);

        async Task<IReadOnlyList<Error>> MarkAsync(PaymentStatus shown, bool? isPaid, TransferFailure? failure) =>
            (await portal.SendAs(official, new MarkPayment(row.BatchId, row.Id, shown, isPaid, failure))).Errors;
        Assert.Equal([PaymentErrors.OutcomeMissing], await MarkAsync(PaymentStatus.Sent, null, null));
        Assert.Equal([PaymentErrors.FailureMissing], await MarkAsync(PaymentStatus.Sent, false, null));
        Assert.Equal([PaymentErrors.FailureMissing], await MarkAsync(PaymentStatus.Sent, false, (TransferFailure)5));
        Assert.Empty(await MarkAsync(PaymentStatus.Sent, true, null));
        Assert.Empty(await MarkAsync(PaymentStatus.Sent, true, null));
        Assert.Equal([ConflictErrors.ChangedMeanwhile], await MarkAsync(PaymentStatus.Sent, false, TransferFailure.Closed));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(PaidMail)));

        // The bank sends it back days later.
        Assert.Empty(await MarkAsync(PaymentStatus.Paid, false, TransferFailure.Closed));
        Assert.Equal(ApplicationStatus.AwaitingAccount, await StatusAsync(id));
        Assert.Equal([PaymentErrors.RowNotFound], (await portal.SendAs(official, new MarkPayment(Guid.CreateVersion7(), row.Id, PaymentStatus.Failed, true, null))).Errors);
    }

    [Fact]
    public async Task What_was_never_transferred_is_due_again_and_nobody_is_troubled()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();

        await portal.Mark(official, id, TransferFailure.NotTransferred);

        Assert.Equal(ApplicationStatus.Granted, await StatusAsync(id));
        Assert.Equal(0, await portal.MailsAbout(id, nameof(TransferFailedMail)));
        var next = await portal.NewBatch(official);
        Assert.Equal(next, (await portal.PaymentOf(id)).BatchId);
        Assert.NotEqual(batch, next);
    }

    private async Task<ApplicationStatus> StatusAsync(Guid id) => (await portal.ApplicationOf(id)).Status;

    private async Task<Result> SettleAsync(Guid batch) =>
        await portal.SendAs(official, new SettlePaymentBatch(batch, (await portal.PaymentBatchOf(official, batch)).Version));

    private async Task<Result<int>> ImportAsync(Guid batch, string csv, string paidYen)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await portal.SendAs(official, new ImportPaymentResults(batch, content, paidYen));
    }

    private async Task<string> CsvAsync(params (Guid Id, string Result)[] results)
    {
        var lines = new List<string> { "番号,受付番号,金額,結果,理由コード" };
        foreach (var (id, result) in results)
        {
            var payment = await portal.PaymentOf(id);
            lines.Add($"{payment.Row},{(await portal.ApplicationOf(id)).ReceiptNumber},{payment.AmountYen},{result}");
        }

        return string.Join("\r\n", lines) + "\r\n";
    }
}
