using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>Two at once, and servers that die between two steps: each step is whole, or was never begun.</summary>
public sealed class PaymentRaceTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestUser official = TestUser.Visitor;

    public async Task InitializeAsync()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        official = await portal.NewExaminer();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Killed_while_a_batch_is_made_nothing_of_it_is_there_and_it_can_be_made()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var form = new CreatePaymentBatch(Guid.CreateVersion7(), Support.Payments.DueUntil, Support.Payments.PayOn);

        await portal.KilledAtTheRecord(async () => await portal.SendAs(official, form));

        Assert.Equal(form.Id, (await portal.SendAs(official, form)).Value);
        Assert.Equal(form.Id, (await portal.PaymentOf(id)).BatchId);
    }

    [Fact]
    public async Task Killed_while_it_is_released_there_is_no_file_and_no_row_was_sent()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(official);
        await portal.ProposeBatch(official, batch);
        var checker = await portal.NewExaminer();

        await portal.KilledAtTheRecord(async () => await portal.ReleaseBatch(checker, batch));

        Assert.Null(await portal.SendAs(checker, new SaveTransferFile(batch)));
        Assert.Equal(PaymentStatus.Listed, (await portal.PaymentOf(id)).Status);
        Assert.Empty((await portal.ReleaseBatch(checker, batch)).Errors);
    }

    [Fact]
    public async Task Killed_while_results_are_taken_in_nobody_is_paid_and_the_same_file_can_be_taken_again()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewReleasedBatch();
        var payment = await portal.PaymentOf(id);
        var csv = $"番号,受付番号,金額,結果,理由コード\n{payment.Row},{(await portal.ApplicationOf(id)).ReceiptNumber},64000,振込済み,\n";

        async Task<Result<int>> ImportAsync()
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
            return await portal.SendAs(official, new ImportPaymentResults(batch, content, "64000"));
        }

        await portal.KilledAtTheRecord(ImportAsync);
        Assert.Equal((ApplicationStatus.Granted, 0), ((await portal.ApplicationOf(id)).Status, await portal.MailsAbout(id, nameof(PaidMail))));
        Assert.Equal(1, (await ImportAsync()).Value);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(PaidMail)));
    }

    [Fact]
    public async Task Two_who_release_at_once_and_one_who_sends_back_leave_one_outcome()
    {
        await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(official);
        await portal.ProposeBatch(official, batch);
        var version = (await portal.PaymentBatchOf(official, batch)).Version;
        var sha256 = (await portal.Check(official, batch)).File!.Sha256;
        var (first, second, third) = (await portal.NewExaminer(), await portal.NewExaminer(), await portal.NewExaminer());

        var answers = await Task.WhenAll(
            Task.Run(() => portal.SendAs(first, new ReleasePaymentBatch(batch, version, sha256))),
            Task.Run(() => portal.SendAs(second, new ReleasePaymentBatch(batch, version, sha256))),
            Task.Run(() => portal.SendAs(third, new SendBackPaymentBatch(batch, version, "止めてください。"))));

        Assert.Single(answers, a => !a.Failed);
        var view = await portal.PaymentBatchOf(official, batch);
        Assert.Equal(view.Batch.Status == PaymentBatchStatus.Released, view.File is not null);
    }

    [Fact]
    public async Task The_same_result_from_two_persons_at_once_pays_and_tells_once()
    {
        var (_, id) = await portal.NewGrantedApplication();
        await portal.NewReleasedBatch();
        var other = await portal.NewExaminer();

        await Task.WhenAll(
            Task.Run(() => portal.Mark(official, id)), Task.Run(() => portal.Mark(other, id)),
            Task.Run(() => portal.Mark(other, id, TransferFailure.Closed)));

        var status = (await portal.ApplicationOf(id)).Status;
        var (paid, failed) = (await portal.MailsAbout(id, nameof(PaidMail)), await portal.MailsAbout(id, nameof(TransferFailedMail)));
        Assert.True(paid <= 1 && failed <= 1);
        Assert.Equal(status == ApplicationStatus.Paid ? PaymentStatus.Paid : PaymentStatus.Failed, (await portal.PaymentOf(id)).Status);
    }
}
