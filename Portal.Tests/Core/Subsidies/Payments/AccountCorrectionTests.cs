using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>口座の訂正 after a failed transfer.</summary>
public sealed class AccountCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_corrected_account_is_paid_by_the_next_batch_and_what_was_sent_stays()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var sent = (await portal.ApplicationOf(id)).Sent!.Account;
        Assert.Equal([PaymentErrors.NothingDue], (await portal.SendAs(await portal.NewExaminer(), NewBatch())).Errors);

        Assert.Empty((await portal.CorrectAccount(applicant, id)).Errors);

        var correction = await portal.InDatabase(db => db.AccountCorrections.AsNoTracking().SingleAsync(c => c.ApplicationId == id));
        Assert.Equal((sent, "7654321", applicant.AccountId), (correction.Before, correction.After.Number, correction.ById));
        Assert.Equal(sent, (await portal.ApplicationOf(id)).Sent!.Account);
        Assert.Equal(ApplicationStatus.Granted, (await portal.ApplicationOf(id)).Status);
        Assert.Equal(1, await portal.MailsAbout(id, nameof(AccountCorrectedMail)));
        var official = await portal.NewExaminer();
        var batch = await portal.NewBatch(official);
        Assert.Equal(correction.After, (await portal.PaymentOf(id)).Account);
        var seen = Assert.Single((await portal.Check(official, batch)).Corrected);
        Assert.Equal((sent, correction.After), (seen.Before, seen.After));
    }

    [Fact]
    public async Task Twice_sent_and_two_colleagues_make_one_correction()
    {
        var (applicant, id) = await portal.NewFailedPayment();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.CorrectAccount(applicant, id))));

        Assert.All(answers, a => Assert.Empty(a.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.AccountCorrections.CountAsync(c => c.ApplicationId == id)));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(AccountCorrectedMail)));
    }

    [Theory]
    [InlineData(TransferFailure.NoAccount, true)]
    [InlineData(TransferFailure.HolderDiffers, true)]
    [InlineData(TransferFailure.Closed, true)]
    [InlineData(TransferFailure.NotAccepted, false)]
    [InlineData(TransferFailure.Other, false)]
    public async Task The_same_account_again_is_taken_only_where_it_may_work(TransferFailure failure, bool refused)
    {
        var (applicant, id) = await portal.NewFailedPayment(failure);

        var same = await portal.CorrectAccount(applicant, id, SubsidyDrafts.Account);

        Assert.Equal(refused ? [AccountCorrectionErrors.SameAccount] : Array.Empty<Error>(), same.Errors);
    }

    [Fact]
    public async Task A_wrong_field_another_office_and_an_older_page_change_nothing()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var payment = await portal.PaymentOf(id);

        Assert.Equal(
            [BankAccountErrors.NumberInvalid], (await portal.CorrectAccount(applicant, id, Support.Payments.OtherAccount(number: "12345678"))).Errors);
        Assert.Equal(
            [ApplicationErrors.NotFound],
            (await portal.SendAs(await portal.NewOfficeUser(), new CorrectAccount(id, payment.Id, Support.Payments.OtherAccount()))).Errors);
        Assert.Equal(
            [AccountCorrectionErrors.Other],
            (await portal.SendAs(applicant, new CorrectAccount(id, Guid.CreateVersion7(), Support.Payments.OtherAccount()))).Errors);
        Assert.Equal(ApplicationStatus.AwaitingAccount, (await portal.ApplicationOf(id)).Status);
        var (granted, untouched) = await portal.NewGrantedApplication();
        Assert.Equal(
            [AccountCorrectionErrors.NotOpen],
            (await portal.SendAs(granted, new CorrectAccount(untouched, payment.Id, Support.Payments.OtherAccount()))).Errors);
    }

    [Fact]
    public async Task It_can_fail_and_be_corrected_again_and_again()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var official = await portal.NewExaminer();
        await portal.CorrectAccount(applicant, id);
        await portal.NewReleasedBatch();
        await portal.Mark(official, id, TransferFailure.NoAccount);

        Assert.Empty((await portal.CorrectAccount(applicant, id, Support.Payments.OtherAccount(number: "1111111"))).Errors);
        await portal.NewReleasedBatch();
        await portal.Mark(official, id);

        var view = (await portal.SendAs(applicant, new FindApplication(id)))!;
        Assert.Equal((ApplicationStatus.Paid, "1111111"), (view.Status, view.Payments.CorrectedAccount!.Number));
        Assert.Equal([PaymentStatus.Paid, PaymentStatus.Failed, PaymentStatus.Failed], view.Payments.Payments.Select(p => p.Payment.Status));
    }

    [Fact]
    public async Task A_corrected_account_that_another_office_has_is_pointed_out_on_both_sides()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        var (other, otherId) = await portal.NewFailedPayment();
        var account = Support.Payments.OtherAccount(number: "2222222");
        await portal.CorrectAccount(applicant, id, account);
        await portal.CorrectAccount(other, otherId, account);
        var official = await portal.NewExaminer();
        var batch = await portal.NewBatch(official);

        var numbers = new[] { (await portal.ApplicationOf(id)).ReceiptNumber, (await portal.ApplicationOf(otherId)).ReceiptNumber };
        Assert.Contains((await portal.Look(official, id)).Oddities, o => o.ApplicationId == otherId);
        Assert.Contains((await portal.Look(official, otherId)).Oddities, o => o.ApplicationId == id);
        Assert.Contains((await portal.Check(official, batch)).SameAccount, s => numbers.All(n => s.ReceiptNumbers.Contains(n)));
    }

    private static CreatePaymentBatch NewBatch() => new(Guid.CreateVersion7(), Support.Payments.DueUntil, Support.Payments.PayOn);
}
