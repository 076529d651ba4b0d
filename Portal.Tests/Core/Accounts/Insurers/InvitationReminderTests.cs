using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Accounts.Insurers;

public sealed class InvitationReminderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Seven_days_and_one_day_before_its_end_an_invitation_is_reminded_of_once_each_from_eight()
    {
        portal.Clock.Now = InJapan(2027, 1, 4, 10);
        var account = await portal.InvitedAdministrator();
        // It ends on 18 January at ten.
        List<int> counts = [];
        foreach (var (day, hour) in new[] { (10, 12), (11, 7), (11, 8), (12, 9), (16, 23), (17, 8), (17, 9), (18, 11) })
        {
            portal.Clock.Now = InJapan(2027, 1, day, hour);
            await RemindAllAsync();
            counts.Add(await CountAsync(account));
        }

        Assert.Equal([0, 0, 1, 1, 1, 2, 2, 2], counts);
    }

    [Fact]
    public async Task Who_is_late_with_the_first_gets_only_the_last_and_who_has_begun_none()
    {
        portal.Clock.Now = InJapan(2027, 2, 1, 10);
        var (late, begun) = (await portal.InvitedAdministrator(), await portal.InvitedAdministrator());
        await ActivateAsync(begun);

        portal.Clock.Now = InJapan(2027, 2, 14, 10);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(RemindAllAsync)));

        Assert.Equal((1, 0), (await CountAsync(late), await CountAsync(begun)));
    }

    [Fact]
    public async Task A_reminders_link_ends_when_the_first_does_and_both_work_until_one_is_used()
    {
        portal.Clock.Now = InJapan(2027, 3, 1, 10);
        var account = await portal.InvitedAdministrator();
        var first = await TokenAsync(account, nameof(InvitationMail));
        portal.Clock.Now = InJapan(2027, 3, 3, 10);

        await RemindByHandAsync(account);

        var second = await TokenAsync(account, nameof(InvitationReminderMail));
        Assert.True(await IsOpenAsync(first));
        Assert.True(await IsOpenAsync(second));
        var ends = await portal.InDatabase(db => db.AccountLinks.Where(l => l.AccountId == account.Id).Select(l => l.ExpiresAt).Distinct().ToListAsync());
        Assert.Equal([InJapan(2027, 3, 15, 10)], ends);
        await ActivateAsync(account, second);
        Assert.False(await IsOpenAsync(first));
    }

    [Fact]
    public async Task After_its_end_a_reminder_is_a_new_invitation_and_a_revoked_one_is_skipped()
    {
        portal.Clock.Now = InJapan(2027, 4, 1, 10);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (over, revoked) = (await portal.InvitedAdministrator(), await portal.InvitedAdministrator());
        var dead = await TokenAsync(revoked, nameof(InvitationMail));
        portal.Clock.Now = InJapan(2027, 4, 20, 10);
        var run = (await portal.SendAs(official, new StartReminders(Guid.CreateVersion7(), [over.Id, revoked.Id], new WaitingFilter()))).Value;
        await portal.SendAs(official, new DisableAccount(revoked.Id));

        await portal.RunAccounts();

        Assert.True(await IsOpenAsync(await TokenAsync(over, nameof(InvitationReminderMail))));
        Assert.False(await IsOpenAsync(dead));
        var view = (await portal.SendAs(official, new FindAccountRun(run, 1)))!;
        Assert.Equal((2, 1, 1), (view.Count, view.Done, view.Skipped));
        Assert.Equal(AccountRunErrors.Gone, view.Rows[0].Problem);
        Assert.Equal(InJapan(2027, 5, 4, 10), await portal.InDatabase(db => db.AccountLinks.Where(l => l.AccountId == over.Id).MaxAsync(l => l.ExpiresAt)));
    }

    [Fact]
    public async Task The_list_shows_who_waits_and_since_when()
    {
        portal.Clock.Now = InJapan(2027, 6, 1, 10);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var account = await portal.InvitedAdministrator();
        var number = await portal.InDatabase(db => db.Insurers.Where(i => i.Id == account.InsurerId).Select(i => i.InsurerNumber).SingleAsync());
        async Task<WaitingRow?> FindAsync(WaitingState state) =>
            (await portal.SendAs(official, new ListWaitingAccounts(new WaitingFilter(number, state), 1))).Rows.SingleOrDefault();

        portal.Clock.Now = InJapan(2027, 6, 4, 0, 30);
        var list = await portal.SendAs(official, new ListWaitingAccounts(new WaitingFilter(number), 1));
        Assert.Equal((3, InJapan(2027, 6, 15, 10)), (list.AgeOf(Assert.Single(list.Rows)), list.Rows[0].LinkEndsAt));
        Assert.NotNull(await FindAsync(WaitingState.LinkOpen));
        portal.Clock.Now = InJapan(2027, 6, 15, 10);
        Assert.NotNull(await FindAsync(WaitingState.LinkOver));
        portal.Clock.Now = InJapan(2027, 6, 14, 10);
        await ActivateAsync(account);
        Assert.NotNull(await FindAsync(WaitingState.PasswordSet));
        await RemindByHandAsync(account);
        Assert.Equal("/account/sign-in", await portal.MailedPath(account.Id, nameof(InvitationReminderMail)));
        await portal.SendAs(TestUser.Visitor, new Portal.Core.Accounts.SignIn(account.UserName, Passwords.Good));
        Assert.Empty((await portal.SendAs(official, new ListWaitingAccounts(new WaitingFilter(number), 1))).Rows);
    }

    [Fact]
    public async Task Nobody_is_reminded_twice_by_two_clicks_and_nobody_at_all_is_told_so()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var account = await portal.InvitedAdministrator();
        var form = Guid.CreateVersion7();
        portal.Clock.Advance(TimeSpan.FromHours(24));

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => portal.SendAs(official, new StartReminders(form, [account.Id], new WaitingFilter())))));
        var none = await portal.SendAs(official, new StartReminders(Guid.CreateVersion7(), [Guid.CreateVersion7()], new WaitingFilter()));
        await portal.RunAccounts();

        Assert.All(results, r => Assert.Equal(form, r.Value));
        Assert.Equal(1, await CountAsync(account));
        Assert.Equal([AccountRunErrors.NobodyChosen], none.Errors);
    }

    [Fact]
    public async Task Who_had_a_mail_within_a_day_gets_no_other_and_all_means_all_that_the_filter_finds()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (account, other) = (await portal.InvitedAdministrator(), await portal.InvitedAdministrator());
        var number = await portal.InDatabase(db => db.Insurers.Where(i => i.Id == account.InsurerId).Select(i => i.InsurerNumber).SingleAsync());
        var filter = new WaitingFilter(number);
        Assert.Equal([AccountRunErrors.NobodyChosen], (await portal.SendAs(official, new StartReminders(Guid.CreateVersion7(), null, filter))).Errors);
        portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, (await portal.SendAs(official, new ListWaitingAccounts(filter, 1))).Remindable);

        await portal.SendAs(official, new StartReminders(Guid.CreateVersion7(), null, filter));
        await portal.RunAccounts();
        var again = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new StartReminders(Guid.CreateVersion7(), [account.Id], filter));

        Assert.Equal([AccountRunErrors.NobodyChosen], again.Errors);
        Assert.Equal((1, 0), (await CountAsync(account), await CountAsync(other)));
    }

    [Fact]
    public async Task A_new_address_leaves_none_alive_that_a_reminder_is_just_making()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        for (var n = 0; n < 4; n++)
        {
            var account = await portal.InvitedAdministrator();
            portal.Clock.Advance(TimeSpan.FromHours(24));
            await portal.SendAs(official, new StartReminders(Guid.CreateVersion7(), [account.Id], new WaitingFilter()));

            await Task.WhenAll(Task.Run(() => portal.RunAccounts()), Task.Run(() => portal.SendAs(official, new ResendAccountLink(account.Id))));

            var open = await portal.InDatabase(db => db.AccountLinks.CountAsync(l => l.AccountId == account.Id && l.UsedAt == null));
            var mails = await CountAsync(account);
            // The reminder came first and its link died, or it came second and was not sent.
            Assert.Equal((1, true), (open, mails <= 1));
        }
    }

    private async Task RemindByHandAsync(Account account)
    {
        var run = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new StartReminders(Guid.CreateVersion7(), [account.Id], new WaitingFilter()));
        Assert.False(run.Failed);
        await portal.RunAccounts();
    }

    private async Task RemindAllAsync()
    {
        while (await portal.SendAsWorker(new RemindOfInvitations()))
        {
        }
    }

    private Task<int> CountAsync(Account account) => portal.InDatabase(
        db => db.OutgoingMails.CountAsync(m => m.AboutId == account.Id && m.Kind == nameof(InvitationReminderMail)));

    private async Task<string> TokenAsync(Account account, string kind) => (await portal.MailedPath(account.Id, kind))!.Split('/')[^1];

    private async Task<bool> IsOpenAsync(string token) =>
        await portal.SendAs(TestUser.Visitor, new OpenAccountLink(token, AccountLinkPurpose.Activation)) is not null;

    private async Task ActivateAsync(Account account, string? token = null)
    {
        token ??= await TokenAsync(account, nameof(InvitationMail));
        var set = await portal.SendAs(TestUser.Visitor, new SetPasswordByLink(token, AccountLinkPurpose.Activation, Passwords.Good, Passwords.Good));
        Assert.False(set.Failed);
    }
}
