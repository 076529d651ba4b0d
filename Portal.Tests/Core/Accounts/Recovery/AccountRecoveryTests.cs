using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Recovery;

public sealed class AccountRecoveryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_changes_before_the_waiting_time_is_over_and_then_only_the_new_address_opens_the_account()
    {
        var person = await portal.NewOfficeUser();
        var loginId = await portal.GivePassword(person);
        await portal.SetUpApp(person);
        using var browser = await portal.SignIn(person);
        var (id, second) = (await RequestAsync(person), await OfficialAsync());
        Assert.Equal(0, await MailsAsync(person));
        await portal.ConfirmRecovery(second, id);
        await portal.SendRecoveryMail(id);
        await portal.ProveRecoveryEmail(person);

        portal.Clock.Advance(AccountRecovery.Wait - TimeSpan.FromSeconds(1));
        await CompleteAllAsync();
        var before = await AccountOf(person);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await CompleteAllAsync();
        await CompleteAllAsync();

        Assert.True(before is { TwoFactorEnabled: true } && before.Email != "anew@example.jp");
        var account = await AccountOf(person);
        Assert.Equal(("anew@example.jp", false, RecoveryStatus.Completed), (account.Email, account.TwoFactorEnabled, (await RecoveryOf(id)).Status));
        Assert.Equal(0, await portal.InDatabase(db => db.AccountSessions.CountAsync(s => s.AccountId == person.AccountId)));
        Assert.Equal(0, await portal.InDatabase(db => db.AuthenticatorApps.CountAsync(a => a.AccountId == person.AccountId)));
        Assert.True((await portal.SendAs(TestUser.Visitor, new SignIn(loginId, Passwords.Good))).Failed);
        var path = (await portal.MailedPath(person.AccountId, nameof(RecoveryLinkMail)))!;
        Assert.Empty((await portal.SendAs(TestUser.Visitor, new SetPasswordByLink(
            path.Split('/')[^1], AccountLinkPurpose.PasswordReset, Passwords.Another, Passwords.Another))).Errors);
        Assert.False((await portal.SendAs(TestUser.Visitor, new SignIn(loginId, Passwords.Another))).Failed);
        Assert.Equal(
            ["AccountRecoveryRequested", "AccountRecoveryConfirmed", "AccountRecoveryEmailProven", "AccountRecovered"],
            await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == person.AccountId && EF.Functions.Like(e.Action, "AccountRecover%"))
                .OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Who_recorded_it_does_not_confirm_it_and_the_database_says_so_too()
    {
        var first = await OfficialAsync();
        var id = await RequestAsync(await portal.NewOfficeUser(), first);

        Assert.Equal([RecoveryErrors.NeedsAnotherPerson], (await portal.SendAs(first, new ConfirmAccountRecovery(id))).Errors);

        await Assert.ThrowsAnyAsync<Exception>(() => portal.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"UPDATE account_recoveries SET confirmed_by_id = requested_by_id WHERE id = {id}")));
        Assert.Equal(RecoveryStatus.Requested, (await RecoveryOf(id)).Status);
    }

    [Fact]
    public async Task The_owner_of_the_old_address_stops_it_and_a_second_click_changes_nothing()
    {
        var person = await portal.NewOfficeUser();
        var id = await RequestAsync(person);
        await portal.SendAs(await OfficialAsync(), new ConfirmAccountRecovery(id));
        var token = (await portal.MailedPath(person.AccountId, nameof(RecoveryBegunMail)))!.Split('/')[^1];

        var (first, second) = (await portal.SendAs(TestUser.Visitor, new ObjectToRecovery(token)), await portal.SendAs(TestUser.Visitor, new ObjectToRecovery(token)));
        portal.Clock.Advance(AccountRecovery.Wait);
        await CompleteAllAsync();

        Assert.Empty(first.Errors.Concat(second.Errors));
        Assert.Equal(RecoveryStatus.Objected, (await RecoveryOf(id)).Status);
        Assert.NotEqual("anew@example.jp", (await AccountOf(person)).Email);
        Assert.Equal(2, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == person.AccountId && m.Kind == nameof(RecoveryStoppedMail))));
        Assert.Equal([RecoveryErrors.LinkUnusable], (await portal.SendAs(TestUser.Visitor, new ObjectToRecovery("AAAA"))).Errors);
        Assert.Equal([RecoveryErrors.NotOpen], (await portal.SendAs(await OfficialAsync(), new ConfirmAccountRecovery(id))).Errors);
    }

    [Fact]
    public async Task After_it_took_effect_the_mail_stops_nothing()
    {
        var person = await portal.NewOfficeUser();
        var id = await RequestAsync(person);
        await portal.ConfirmRecovery(await OfficialAsync(), id);
        var token = (await portal.MailedPath(person.AccountId, nameof(RecoveryBegunMail)))!.Split('/')[^1];
        await portal.ProveRecoveryEmail(person);
        await portal.SendRecoveryMail(id);
        portal.Clock.Advance(AccountRecovery.Wait);
        await CompleteAllAsync();
        Assert.Equal(RecoveryStatus.Completed, (await RecoveryOf(id)).Status);

        Assert.Equal([RecoveryErrors.LinkUnusable], (await portal.SendAs(TestUser.Visitor, new ObjectToRecovery(token))).Errors);
    }

    [Fact]
    public async Task The_second_operator_refuses_the_first_takes_back_and_either_may_stop_what_waits()
    {
        var (first, second) = (await OfficialAsync(), await OfficialAsync());
        var refused = await RequestAsync(await portal.NewOfficeUser(), first);
        var takenBack = await RequestAsync(await portal.NewOfficeUser(), first);
        var stopped = await RequestAsync(await portal.NewOfficeUser(), first);
        await portal.SendAs(second, new ConfirmAccountRecovery(stopped));

        Assert.NotEmpty((await portal.SendAs(second, new StopAccountRecovery(refused, "　"))).Errors);
        Assert.Empty((await portal.SendAs(second, new StopAccountRecovery(refused, "電話に出ませんでした。"))).Errors);
        Assert.Empty((await portal.SendAs(first, new StopAccountRecovery(takenBack, "間違えました。"))).Errors);
        Assert.Empty((await portal.SendAs(first, new StopAccountRecovery(stopped, "本人から電話がありました。"))).Errors);

        Assert.Equal(
            (RecoveryStatus.Refused, RecoveryStatus.Cancelled, RecoveryStatus.Cancelled),
            ((await RecoveryOf(refused)).Status, (await RecoveryOf(takenBack)).Status, (await RecoveryOf(stopped)).Status));
        Assert.Empty((await portal.SendAs(second, new StopAccountRecovery(refused, "電話に出ませんでした。"))).Errors);
        Assert.Equal([RecoveryErrors.NotOpen], (await portal.SendAs(second, new StopAccountRecovery(refused, "もう一度。"))).Errors);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_and_two_operators_at_once_record_one()
    {
        var (person, first, second) = (await portal.NewOfficeUser(), await OfficialAsync(), await OfficialAsync());
        var id = await RequestAsync(person, first);
        Assert.Equal(id, (await portal.SendAs(first, Form(person))).Value);
        Assert.Equal([RecoveryErrors.AlreadyOpen], (await portal.SendAs(second, Form(person))).Errors);
        var other = await portal.NewOfficeUser();

        var results = await Task.WhenAll(portal.SendAs(first, Form(other)), portal.SendAs(second, Form(other)));

        Assert.Equal([RecoveryErrors.AlreadyOpen], Assert.Single(results, r => r.Failed).Errors);
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_answers_twice_with_the_one_that_it_made()
    {
        var (person, official) = (await portal.NewOfficeUser(), await OfficialAsync());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAs(official, Form(person))));

        Assert.Single(results.Select(r => r.Value).Distinct());
    }

    [Fact]
    public async Task Two_who_confirm_and_stop_at_once_take_turns_and_the_worker_carries_out_each_once()
    {
        var person = await portal.NewOfficeUser();
        var id = await RequestAsync(person);
        var (second, third) = (await OfficialAsync(), await OfficialAsync());

        var results = await Task.WhenAll(
            portal.SendAs(second, new ConfirmAccountRecovery(id)), portal.SendAs(third, new ConfirmAccountRecovery(id)));
        Assert.Single(results, r => r.Failed);
        await portal.ProveRecoveryEmail(person);
        await portal.SendRecoveryMail(id);
        portal.Clock.Advance(AccountRecovery.Wait);
        await Task.WhenAll(CompleteAllAsync(), CompleteAllAsync());

        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == person.AccountId && m.Kind == nameof(RecoveryLinkMail))));
    }

    [Fact]
    public async Task An_address_that_was_changed_or_an_account_that_was_stopped_meanwhile_is_left_alone()
    {
        var (changed, stopped) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        Guid[] ids = [await RequestAsync(changed), await RequestAsync(stopped)];
        foreach (var id in ids)
        {
            await portal.SendAs(await OfficialAsync(), new ConfirmAccountRecovery(id));
        }

        await portal.InDatabase(db => db.Users.Where(a => a.Id == changed.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Email, "mine@example.jp")));
        await portal.InDatabase(db => db.Users.Where(a => a.Id == stopped.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, portal.Clock.Now)));
        portal.Clock.Advance(AccountRecovery.Wait);
        await CompleteAllAsync();

        Assert.Equal("mine@example.jp", (await AccountOf(changed)).Email);
        Assert.Equal((RecoveryStatus.Cancelled, RecoveryStatus.Cancelled), ((await RecoveryOf(ids[0])).Status, (await RecoveryOf(ids[1])).Status));
    }

    [Fact]
    public async Task Only_people_of_offices_are_recovered_by_the_secretariat_and_no_operator_does_it_alone()
    {
        var (person, official) = (await portal.NewOfficeUser(), await OfficialAsync());

        Assert.Equal([RecoveryErrors.NotFound], (await portal.SendAs(official, Form(await portal.NewClerk()))).Errors);
        Assert.Equal([RecoveryErrors.NotFound], (await portal.SendAs(await portal.NewClerk(role: AccountRole.InsurerAdministrator), Form(person))).Errors);
        Assert.Equal([RecoveryErrors.NotAlone], (await portal.SendAs(official, new IssuePassword(person.AccountId!.Value))).Errors);
        Assert.Equal([RecoveryErrors.NotAlone], (await portal.SendAs(
            official, new ChangeAccountEmail(person.AccountId.Value, await portal.VersionOf(person), "anew@example.jp", AtOnce: true))).Errors);
    }

    private static RequestAccountRecovery Form(TestUser person) =>
        new(person.AccountId!.Value, IdentityCheck.CallBack, "代表番号へかけ直し、管理者の方と話しました。", "anew@example.jp");

    private Task<TestUser> OfficialAsync() => portal.NewOfficial(AccountRole.Operator);

    private async Task<Guid> RequestAsync(TestUser person, TestUser? official = null)
    {
        var result = await portal.SendAs(official ?? await OfficialAsync(), Form(person));
        Assert.Empty(result.Errors);
        return result.Value;
    }

    private async Task CompleteAllAsync()
    {
        while (await portal.SendAsWorker(new CompleteRecoveries()))
        {
        }
    }

    private Task<Account> AccountOf(TestUser user) => portal.InDatabase(db => db.Users.SingleAsync(a => a.Id == user.AccountId));

    private Task<AccountRecovery> RecoveryOf(Guid id) => portal.InDatabase(db => db.AccountRecoveries.AsNoTracking().SingleAsync(r => r.Id == id));

    private Task<int> MailsAsync(TestUser person) => portal.InDatabase(db =>
        db.OutgoingMails.CountAsync(m => m.AboutId == person.AccountId && EF.Functions.Like(m.Kind, "Recovery%")));
}
