using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Mail;

namespace Portal.Tests.Support;

/// <summary>Brings an アカウントの復旧 as far as a test needs it.</summary>
public static class RecoverySteps
{
    public static RequestAccountRecovery Form(TestUser person) =>
        new(person.AccountId!.Value, IdentityCheck.CallBack, "代表番号へかけ直し、管理者の方と話しました。", "anew@example.jp");

    /// <summary>Confirmed by a second operator; nothing has been sent yet.</summary>
    public static async Task<Guid> NewWaitingRecovery(this PortalFixture portal, TestUser person)
    {
        var (first, second) = (await portal.NewOfficial(AccountRole.Operator), await portal.NewOfficial(AccountRole.Operator));
        var id = (await portal.SendAs(first, Form(person))).Value;
        await portal.ConfirmRecovery(second, id);
        return id;
    }

    public static async Task ConfirmRecovery(this PortalFixture portal, TestUser second, Guid id) =>
        Assert.Empty((await portal.SendAs(second, new ConfirmAccountRecovery(id))).Errors);

    /// <summary>The mail to the old address, as the worker would leave it; it arrived unless another outcome is given.</summary>
    public static Task SendRecoveryMail(this PortalFixture portal, Guid id, params MailOutcome[] outcomes) => portal.InDatabase(async db =>
    {
        var mail = await db.OutgoingMails.SingleAsync(m => db.AccountRecoveries.Any(r => r.Id == id && r.ObjectionMailId == m.Id));
        foreach (var outcome in outcomes.DefaultIfEmpty(MailOutcome.Accepted))
        {
            mail.BeginAttempt(portal.Clock.Now);
            mail.Conclude(outcome, portal.Clock.Now);
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>Whoever reads the new address says so.</summary>
    public static async Task ProveRecoveryEmail(this PortalFixture portal, TestUser person) => Assert.Empty((await portal.SendAs(
        TestUser.Visitor, new ProveRecoveryEmail((await portal.MailedPath(person.AccountId, nameof(RecoveryWaitingMail)))!.Split('/')[^1]))).Errors);

    /// <summary>Lets the worker run until nothing is left.</summary>
    public static async Task CompleteRecoveries(this PortalFixture portal)
    {
        await portal.Run<CompleteRecoveries>();
    }

    public static Task<AccountRecovery> RecoveryOf(this PortalFixture portal, Guid id) =>
        portal.InDatabase(db => db.AccountRecoveries.AsNoTracking().SingleAsync(r => r.Id == id));
}
