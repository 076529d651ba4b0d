using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Tests.Support;
using Portal.Web;

namespace Portal.Tests.Core.Accounts.Recovery;

/// <summary>What an アカウントの復旧 waits for, and what gives it up.</summary>
public sealed class WaitingAccountRecoveryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_address_that_nobody_confirms_never_gets_the_account_and_the_recovery_is_given_up()
    {
        var person = await portal.NewOfficeUser();
        var id = await portal.NewWaitingRecovery(person);
        await portal.SendRecoveryMail(id);

        portal.Clock.Advance(AccountRecovery.Patience - TimeSpan.FromSeconds(1));
        await portal.CompleteRecoveries();
        Assert.Equal(RecoveryStatus.Waiting, (await portal.RecoveryOf(id)).Status);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await portal.CompleteRecoveries();

        var recovery = await portal.RecoveryOf(id);
        Assert.Equal(RecoveryStatus.Cancelled, recovery.Status);
        Assert.Contains("新しいメールアドレスの確認", recovery.Reason, StringComparison.Ordinal);
        Assert.NotEqual("anew@example.jp", await EmailOf(person));
    }

    [Fact]
    public async Task The_mail_to_the_new_address_confirms_once_and_says_nothing_that_opens_the_account()
    {
        var person = await portal.NewOfficeUser();
        var id = await portal.NewWaitingRecovery(person);

        await portal.ProveRecoveryEmail(person);
        var at = (await portal.RecoveryOf(id)).NewEmailConfirmedAt;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.ProveRecoveryEmail(person);

        Assert.NotNull(at);
        Assert.Equal(at, (await portal.RecoveryOf(id)).NewEmailConfirmedAt);
        Assert.Equal([RecoveryErrors.LinkUnusable], (await portal.SendAs(TestUser.Visitor, new ProveRecoveryEmail("AAAA"))).Errors);
        Assert.DoesNotContain(await LoginIdOf(person), new RecoveryLinkMail("https://portal.example/x", at!.Value).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_begins_when_the_old_address_was_written_to_and_not_before()
    {
        var person = await portal.NewOfficeUser();
        var id = await portal.NewWaitingRecovery(person);
        await portal.ProveRecoveryEmail(person);

        portal.Clock.Advance(AccountRecovery.Wait + TimeSpan.FromHours(1));
        await portal.CompleteRecoveries();
        Assert.Equal((RecoveryStatus.Waiting, (DateTimeOffset?)null), ((await portal.RecoveryOf(id)).Status, (await portal.RecoveryOf(id)).TakesEffectAt));
        await portal.SendRecoveryMail(id, new MailOutcome(MailOutcomeKind.TryLater, 451), MailOutcome.Accepted);
        var sent = portal.Clock.Now;
        await portal.CompleteRecoveries();

        Assert.Equal(sent + AccountRecovery.Wait, (await portal.RecoveryOf(id)).TakesEffectAt);
        portal.Clock.Advance(AccountRecovery.Wait);
        await portal.CompleteRecoveries();
        Assert.Equal("anew@example.jp", await EmailOf(person));
    }

    [Fact]
    public async Task A_dead_address_is_no_obstacle_and_a_mail_that_no_server_has_answered_is()
    {
        var (dead, unreachable) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        Guid[] ids = [await portal.NewWaitingRecovery(dead), await portal.NewWaitingRecovery(unreachable)];
        await portal.ProveRecoveryEmail(dead);
        await portal.ProveRecoveryEmail(unreachable);
        await portal.SendRecoveryMail(ids[0], new MailOutcome(MailOutcomeKind.Refused, 550, "5.1.2 Domain not found"));
        await portal.SendRecoveryMail(ids[1], new MailOutcome(MailOutcomeKind.Unreachable));
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await portal.SendRecoveryMail(ids[1], new MailOutcome(MailOutcomeKind.Unreachable));

        portal.Clock.Advance(AccountRecovery.Wait);
        await portal.CompleteRecoveries();
        Assert.Equal("anew@example.jp", await EmailOf(dead));
        Assert.NotEqual("anew@example.jp", await EmailOf(unreachable));
        portal.Clock.Advance(AccountRecovery.Patience);
        await portal.CompleteRecoveries();

        Assert.Contains("前のアドレスへのメール", (await portal.RecoveryOf(ids[1])).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_who_signs_in_or_still_works_ends_it_at_once()
    {
        var (signsIn, works, early) = (await portal.NewOfficeUser(), await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var loginId = await portal.GivePassword(signsIn);
        var earlyLoginId = await portal.GivePassword(early);
        using var browser = await portal.SignIn(works);
        Guid[] ids = [await portal.NewWaitingRecovery(signsIn), await portal.NewWaitingRecovery(works)];
        var recorded = (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), RecoverySteps.Form(early))).Value;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty((await portal.SendAs(TestUser.Visitor, new SignIn(loginId, Passwords.Good))).Errors);
        Assert.Empty((await portal.SendAs(TestUser.Visitor, new SignIn(earlyLoginId, Passwords.Good))).Errors);
        await browser.OpenAsync("/my");
        Assert.Equal([RecoveryErrors.OwnerIsThere], (await portal.SendAs(await OlderOfficialAsync(), new ConfirmAccountRecovery(recorded))).Errors);
        await portal.CompleteRecoveries();

        foreach (var id in ids.Append(recorded))
        {
            var recovery = await portal.RecoveryOf(id);
            Assert.Equal(RecoveryStatus.Cancelled, recovery.Status);
            Assert.Contains("使われたため", recovery.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Other_administrators_of_the_office_are_told_and_the_person_is_not_told_twice()
    {
        var person = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == person.OfficeId));
        var (administrator, colleague) = (await portal.NewOfficeUser(office), await portal.NewOfficeUser(office, isAdministrator: false));

        await portal.NewWaitingRecovery(person);

        var told = await portal.InDatabase(db => db.OutgoingMails
            .Where(m => m.AboutId == person.AccountId && m.Kind == nameof(RecoveryOfColleagueMail)).Select(m => m.Recipient).ToListAsync());
        Assert.Equal(await EmailOf(administrator), Assert.Single(told));
        Assert.NotEqual(await EmailOf(colleague), told[0]);
    }

    [Fact]
    public async Task The_second_person_is_not_an_account_that_the_first_one_made()
    {
        var (first, person) = (await portal.NewOfficial(AccountRole.Operator), await portal.NewOfficeUser());
        var invited = (await portal.SendAs(first, new InviteOfficial(
            Guid.CreateVersion7(), "試験 次郎", "", $"{Guid.NewGuid():N}@example.jp", $"o{Guid.NewGuid():N}"[..16], AccountRole.Operator))).Value;
        var id = (await portal.SendAs(first, RecoverySteps.Form(person))).Value;
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        var younger = await portal.NewOfficial(AccountRole.Operator);

        foreach (var puppet in new[] { new TestUser(invited, AccountRole.Operator, null), younger })
        {
            Assert.Equal([RecoveryErrors.NeedsIndependentPerson], (await portal.SendAs(puppet, new ConfirmAccountRecovery(id))).Errors);
            Assert.Equal(RecoveryErrors.NeedsIndependentPerson, (await portal.SendAs(puppet, new FindAccountRecovery(id)))!.Refusal);
        }

        Assert.Equal(RecoveryStatus.Requested, (await portal.RecoveryOf(id)).Status);
    }

    [Fact]
    public async Task A_sign_in_that_began_before_the_recovery_ends_with_no_session()
    {
        var person = await portal.NewOfficeUser();
        var loginId = await portal.GivePassword(person);
        var step = (await portal.SendAs(TestUser.Visitor, new SignIn(loginId, Passwords.Good))).Value;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = await portal.NewWaitingRecovery(person);
        await portal.SendRecoveryMail(id);
        await portal.ProveRecoveryEmail(person);
        portal.Clock.Advance(AccountRecovery.Wait);
        await portal.CompleteRecoveries();
        Assert.Equal(RecoveryStatus.Completed, (await portal.RecoveryOf(id)).Status);

        await StoreAsync(step);

        Assert.Equal(0, await SessionsOf(person));
    }

    [Fact]
    public async Task A_session_that_is_stored_while_the_account_is_being_recovered_does_not_outlive_it()
    {
        var person = await portal.NewOfficeUser();
        await portal.GivePassword(person);
        var step = await portal.InDatabase(db => db.Users.Where(a => a.Id == person.AccountId)
            .Select(a => new SignInStep(a.Id, a.Role, a.SecurityStamp!, false)).SingleAsync());

        var storing = await portal.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE accounts SET security_stamp = 'another' WHERE id = {person.AccountId}");
            var begun = Task.Run(() => StoreAsync(step));
            await Task.Delay(200);
            Assert.False(begun.IsCompleted);
            await transaction.CommitAsync();
            return begun;
        });
        await storing;

        Assert.Equal(0, await SessionsOf(person));
    }

    private async Task StoreAsync(SignInStep step)
    {
        var scheme = IdentityConstants.ApplicationScheme;
        var store = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).SessionStore!;
        await store.StoreAsync(new AuthenticationTicket(PortalClaims.Reference(step.AccountId, step.Stamp, scheme), scheme));
    }

    /// <summary>Somebody who was there before the record.</summary>
    private async Task<TestUser> OlderOfficialAsync()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var before = portal.Clock.Now.AddYears(-1);
        await portal.InDatabase(db => db.Users.Where(a => a.Id == official.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.CreatedAt, before)));
        return official;
    }

    private Task<int> SessionsOf(TestUser user) => portal.InDatabase(db => db.AccountSessions.CountAsync(s => s.AccountId == user.AccountId));

    private Task<string> EmailOf(TestUser user) => portal.InDatabase(db => db.Users.Where(a => a.Id == user.AccountId).Select(a => a.Email!).SingleAsync());

    private Task<string> LoginIdOf(TestUser user) => portal.InDatabase(db => db.Users.Where(a => a.Id == user.AccountId).Select(a => a.UserName!).SingleAsync());
}
