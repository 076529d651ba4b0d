using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>Brings 支払 as far as a test needs them. Everything that is due in the database of the class goes into each new batch.</summary>
public static class Payments
{
    /// <summary>A Wednesday, five days after <see cref="TestClock"/> begins.</summary>
    public const string PayOn = "令和8年11月25日";

    /// <summary>The day promised by a decision in time: 31 January 2027.</summary>
    public const string DueUntil = "2027-01-31";

    /// <summary>交付決定.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewGrantedApplication(
        this PortalFixture portal, TestUser? applicant = null, string amount = "64,000")
    {
        var (who, id) = await portal.NewSentApplication(applicant);
        await portal.Propose(await portal.NewExaminer(), id, amount: amount, reason: amount == "64,000" ? "" : "領収書の額に合わせました。");
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
        return (who, id);
    }

    /// <summary>作成中, with everything that is due.</summary>
    public static async Task<Guid> NewBatch(this PortalFixture portal, TestUser maker) =>
        (await portal.SendAs(maker, new CreatePaymentBatch(Guid.CreateVersion7(), DueUntil, PayOn))).Value;

    public static async Task<PaymentBatchView> PaymentBatchOf(this PortalFixture portal, TestUser official, Guid id) =>
        (await portal.SendAs(official, new FindPaymentBatch(id)))!;

    public static async Task<PaymentCheckView> Check(this PortalFixture portal, TestUser official, Guid id) =>
        (await portal.SendAs(official, new FindPaymentCheck(id)))!;

    public static async Task<Portal.Core.Results.Result<int>> ProposeBatch(this PortalFixture portal, TestUser maker, Guid id) =>
        await portal.SendAs(maker, new ProposePaymentBatch(id, (await portal.PaymentBatchOf(maker, id)).Version));

    public static async Task<Portal.Core.Results.Result> ReleaseBatch(this PortalFixture portal, TestUser checker, Guid id) =>
        await portal.SendAs(checker, new ReleasePaymentBatch(
            id, (await portal.PaymentBatchOf(checker, id)).Version, (await portal.Check(checker, id)).File?.Sha256));

    /// <summary>振込依頼済み, by two new persons.</summary>
    public static async Task<Guid> NewReleasedBatch(this PortalFixture portal)
    {
        var maker = await portal.NewExaminer();
        var id = await portal.NewBatch(maker);
        Assert.Empty((await portal.ProposeBatch(maker, id)).Errors);
        Assert.Empty((await portal.ReleaseBatch(await portal.NewExaminer(), id)).Errors);
        return id;
    }

    /// <summary>The newest row of an application.</summary>
    public static Task<Payment> PaymentOf(this PortalFixture portal, Guid applicationId) => portal.InDatabase(db =>
        db.Payments.AsNoTracking().Where(p => p.ApplicationId == applicationId).OrderByDescending(p => p.Id).FirstAsync());

    public static async Task<Portal.Core.Results.Result> Mark(
        this PortalFixture portal, TestUser official, Guid applicationId, TransferFailure? failure = null)
    {
        var payment = await portal.PaymentOf(applicationId);
        return await portal.SendAs(official, new MarkPayment(payment.BatchId, payment.Id, payment.Status, failure is null, failure));
    }

    /// <summary>口座の確認待ち.</summary>
    public static async Task<(TestUser Applicant, Guid Id)> NewFailedPayment(
        this PortalFixture portal, TransferFailure failure = TransferFailure.HolderDiffers)
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewReleasedBatch();
        Assert.Empty((await portal.Mark(await portal.NewExaminer(), id, failure)).Errors);
        return (applicant, id);
    }

    /// <summary>Another branch, number and name than <see cref="SubsidyDrafts.Account"/>.</summary>
    public static BankAccountForm OtherAccount(string number = "7654321", string holder = "ミドリケア") =>
        new(AccountPlace.Bank, "0001", "004", BankAccountType.Current, number, holder, null, null);

    public static async Task<Portal.Core.Results.Result> CorrectAccount(
        this PortalFixture portal, TestUser applicant, Guid id, BankAccountForm? account = null) =>
        await portal.SendAs(applicant, new CorrectAccount(id, (await portal.PaymentOf(id)).Id, account ?? OtherAccount()));

    /// <summary>How many mails of a kind went out about an application.</summary>
    public static Task<int> MailsAbout(this PortalFixture portal, Guid applicationId, string kind) =>
        portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == applicationId && m.Kind == kind));
}
