using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>結果を直す: what was typed wrong, and what a bank says days later.</summary>
public sealed class MendedResultTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestUser official = TestUser.Visitor;

    public async Task InitializeAsync()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        official = await portal.NewExaminer();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_was_told_of_money_is_told_that_it_was_never_transferred()
    {
        var (_, id) = await portal.NewPaidApplication();

        await portal.Mark(official, id, TransferFailure.NotTransferred);

        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == id && m.Kind == nameof(TransferFailedMail)));
        Assert.Contains("口座を直す必要はありません", new TransferFailedMail("", "", TransferFailure.NotTransferred).Body, StringComparison.Ordinal);
        Assert.Contains("まだ振り込まれていません", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("登録されている口座", new PaidMail("", "", new DateOnly(2026, 11, 25)).Body, StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.Granted, await StatusAsync(id));
    }

    [Theory]
    [InlineData(TransferFailure.NotTransferred, TransferFailure.HolderDiffers, ApplicationStatus.AwaitingAccount)]
    [InlineData(TransferFailure.HolderDiffers, TransferFailure.NotTransferred, ApplicationStatus.Granted)]
    [InlineData(TransferFailure.HolderDiffers, TransferFailure.Closed, ApplicationStatus.AwaitingAccount)]
    public async Task A_wrong_reason_is_mended_and_the_office_asked_for_what_the_right_one_needs(
        TransferFailure typed, TransferFailure right, ApplicationStatus status)
    {
        var (_, id) = await portal.NewFailedPayment(typed);
        var row = await portal.PaymentOf(id);

        var stale = await portal.SendAs(official, new MarkPayment(row.BatchId, row.Id, PaymentStatus.Failed, false, right, TransferFailure.Other));
        var mended = await portal.SendAs(official, new MarkPayment(row.BatchId, row.Id, PaymentStatus.Failed, false, right, typed));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], stale.Errors);
        Assert.Empty(mended.Errors);
        Assert.Equal((PaymentStatus.Failed, right), ((await portal.PaymentOf(id)).Status, (await portal.PaymentOf(id)).Failure));
        Assert.Equal(status, await StatusAsync(id));
    }

    [Fact]
    public async Task A_reason_is_mended_without_asking_again_and_only_until_a_later_batch_has_the_application()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var row = await portal.PaymentOf(id);
        await portal.CorrectAccount(applicant, id);
        async Task<Result> MendAsync(TransferFailure failure) =>
            await portal.SendAs(official, new MarkPayment(row.BatchId, row.Id, PaymentStatus.Failed, false, failure));

        Assert.Empty((await MendAsync(TransferFailure.Closed)).Errors);
        Assert.Equal((ApplicationStatus.Granted, 1), (await StatusAsync(id), await portal.MailsAbout(id, nameof(TransferFailedMail))));
        await portal.NewBatch(official);

        Assert.Equal([PaymentErrors.NotNewest], (await MendAsync(TransferFailure.NoAccount)).Errors);
        Assert.Equal(TransferFailure.Closed, await portal.InDatabase(db => db.Payments.Where(p => p.Id == row.Id).Select(p => p.Failure).SingleAsync()));
    }

    [Fact]
    public async Task A_reason_is_not_mended_once_another_row_turned_out_to_be_paid()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var first = await portal.PaymentOf(id);
        await portal.CorrectAccount(applicant, id);
        await portal.NewReleasedBatch();
        await portal.Mark(official, id, TransferFailure.NoAccount);
        Assert.Empty((await portal.SendAs(official, new MarkPayment(first.BatchId, first.Id, PaymentStatus.Failed, true, null))).Errors);

        Assert.Equal([PaymentErrors.PaidInAnother], (await portal.Mark(official, id, TransferFailure.Closed)).Errors);
        Assert.Equal(ApplicationStatus.Paid, await StatusAsync(id));
    }

    [Fact]
    public async Task Nobody_is_paid_twice_when_a_failure_turns_out_to_be_none()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var failed = await portal.PaymentOf(id);
        await portal.CorrectAccount(applicant, id);
        await portal.NewBatch(official);

        var marked = await portal.SendAs(official, new MarkPayment(failed.BatchId, failed.Id, PaymentStatus.Failed, true, null));

        Assert.Equal([PaymentErrors.PaidInAnother], marked.Errors);
        Assert.Equal(ApplicationStatus.Granted, await StatusAsync(id));
        Assert.Equal(0, await portal.InDatabase(db => db.Payments.CountAsync(p => p.ApplicationId == id && p.Status == PaymentStatus.Paid)));
    }

    private async Task<ApplicationStatus> StatusAsync(Guid id) => (await portal.ApplicationOf(id)).Status;
}
