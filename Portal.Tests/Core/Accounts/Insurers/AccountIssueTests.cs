using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Insurers;

public sealed class AccountIssueTests(DyingPortal portal) : IClassFixture<DyingPortal>
{
    [Fact]
    public async Task Every_row_says_what_is_wrong_with_it()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (good, active, invited) = (await portal.NewNumberedInsurer(), await portal.NewNumberedInsurer(), await portal.InvitedAdministrator());
        await portal.GivePassword(await portal.NewClerk(active, AccountRole.InsurerAdministrator));
        var invitedNumber = await portal.InDatabase(db => db.Insurers.Where(i => i.Id == invited.InsurerId).Select(i => i.InsurerNumber).SingleAsync());

        var plan = await portal.PreviewContacts(official, AccountRuns.Csv(
            AccountRuns.LineOf(good), AccountRuns.LineOf(good), AccountRuns.LineOf(active), $"{invitedNumber},佐藤 恵,,sato@example.jp", "999999,佐藤 恵,,sato@example.jp",
            $"{good.InsurerNumber},,課,", $"{good.InsurerNumber},,,"));

        Assert.Equal((1, 5), (plan.Good, plan.Refused));
        Assert.Equal(
            [
                [], ["2行目と同じ保険者です。どちらか1行にしてください。"], [AccountRunErrors.HasAdministrator], [AccountRunErrors.IsInvited], [AccountRunErrors.UnknownInsurer],
            ],
            plan.Rows.Take(5).Select(r => r.Problems.Select(p => p.Message).ToArray()));
        Assert.Equal(["保険者番号", "氏名", "メールアドレス"], plan.Rows[5].Problems.Select(p => p.Column));
    }

    [Fact]
    public async Task One_bad_row_stops_all_unless_it_is_left_out()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var insurer = await portal.NewNumberedInsurer();
        var csv = AccountRuns.Csv(AccountRuns.LineOf(insurer), "999999,佐藤 恵,,sato@example.jp");

        var refused = await portal.StartIssue(official, csv);
        var nothing = await portal.StartIssue(official, AccountRuns.Csv("999999,佐藤 恵,,sato@example.jp"), leaveOut: true);
        var started = await portal.StartIssue(official, csv, leaveOut: true);

        Assert.Equal([AccountRunErrors.HasProblems], refused.Errors);
        Assert.Equal([AccountRunErrors.NothingToIssue], nothing.Errors);
        Assert.Equal(1, (await portal.SendAs(official, new FindAccountRun(started.Value, 1)))!.Count);
    }

    [Fact]
    public async Task The_mail_has_login_ID_link_and_guide_and_the_link_begins()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var insurer = await portal.NewNumberedInsurer();
        var run = await portal.StartIssue(official, AccountRuns.Csv(AccountRuns.LineOf(insurer)));

        await portal.RunAccounts();

        var account = await portal.AdministratorOf(insurer);
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == account.Id));
        var body = mail.ReadBody(portal.Services.GetRequiredService<IDataProtectionProvider>())!;
        Assert.Matches($"^{insurer.InsurerNumber}-[a-z2-9]{{6}}$", account.UserName);
        Assert.Equal(("佐藤 恵", "長寿福祉課"), (account.DisplayName, account.Department));
        Assert.Contains($"ログインIDは {account.UserName} です。", body, StringComparison.Ordinal);
        Assert.Contains(AccountLinks.GuidePath, body, StringComparison.Ordinal);
        Assert.DoesNotContain("佐藤", body, StringComparison.Ordinal);
        var token = (await portal.MailedPath(account.Id, nameof(InvitationMail)))!.Split('/')[^1];
        Assert.False((await portal.SendAs(TestUser.Visitor, new SetPasswordByLink(token, AccountLinkPurpose.Activation, Passwords.Good, Passwords.Good))).Failed);
        var view = (await portal.SendAs(official, new FindAccountRun(run.Value, 1)))!;
        Assert.Equal((1, 1, 0, false), (view.Count, view.Done, view.Skipped, view.IsUnderWay));
        Assert.Equal(account.UserName, Assert.Single(view.Rows).LoginId);
        Assert.Equal((null, null), await portal.InDatabase(db => db.AccountRunRows.Where(r => r.RunId == run.Value).Select(r => new ValueTuple<string?, string?>(r.Name, r.Email)).SingleAsync()));
    }

    [Fact]
    public async Task A_list_is_started_once_by_its_own_uploader_in_time_and_as_it_was_seen()
    {
        var (official, other) = (await portal.NewOfficial(AccountRole.Operator), await portal.NewOfficial(AccountRole.Operator));
        var insurer = await portal.NewNumberedInsurer();
        var id = await portal.UploadContacts(official, AccountRuns.Csv(AccountRuns.LineOf(insurer)));
        var seen = (await portal.SendAs(official, new PreviewAccountIssue(id)))!.Fingerprint;

        Assert.Null(await portal.SendAs(other, new PreviewAccountIssue(id)));
        Assert.Equal([AccountRunErrors.Expired], (await portal.SendAs(other, new StartAccountIssue(id, seen, false))).Errors);
        Assert.Equal([AccountRunErrors.ListChanged], (await portal.SendAs(official, new StartAccountIssue(id, "another", false))).Errors);
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => portal.SendAs(official, new StartAccountIssue(id, seen, false)))));
        Assert.All(results, r => Assert.Equal(id, r.Value));
        Assert.Equal(1, await portal.InDatabase(db => db.AccountRunRows.CountAsync(r => r.RunId == id)));
        Assert.Null(await portal.SendAs(official, new PreviewAccountIssue(id)));
        Assert.Null(await portal.InDatabase(db => db.AccountRuns.Where(r => r.Id == id).Select(r => r.Content).SingleAsync()));
        await portal.RunAccounts();
    }

    [Fact]
    public async Task What_nobody_confirms_within_the_hour_is_forgotten()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = await portal.UploadContacts(official, AccountRuns.Csv(AccountRuns.LineOf(await portal.NewNumberedInsurer())));
        var seen = (await portal.SendAs(official, new PreviewAccountIssue(id)))!.Fingerprint;

        portal.Clock.Advance(AccountRun.KeptFor);

        Assert.Equal([AccountRunErrors.Expired], (await portal.SendAs(official, new StartAccountIssue(id, seen, false))).Errors);
        await portal.SendAsWorker(new ForgetAccountContacts());
        Assert.False(await portal.InDatabase(db => db.AccountRuns.AnyAsync(r => r.Id == id)));
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_is_followed_by_others_and_every_insurer_has_one_account()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        List<Insurer> insurers = [];
        for (var n = 0; n < 12; n++)
        {
            insurers.Add(await portal.NewNumberedInsurer());
        }

        var run = await portal.StartIssue(official, AccountRuns.Csv([.. insurers.Select(AccountRuns.LineOf)]));
        await portal.SendAsWorker(new RunNextAccount());
        portal.DieAtNextMail();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.SendAsWorker(new RunNextAccount()));
        var half = (await portal.SendAs(official, new FindAccountRun(run.Value, 1)))!;

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => portal.RunAccounts())));
        await portal.RunAccounts();

        var ids = insurers.ConvertAll(i => (Guid?)i.Id);
        var made = await portal.InDatabase(db => db.Users.Where(a => ids.Contains(a.InsurerId)).Select(a => a.InsurerId).ToListAsync());
        Assert.Equal((1, true), (half.Done, half.IsUnderWay));
        Assert.Equal(ids.Order(), made.Order());
        Assert.Equal(12, (await portal.SendAs(official, new FindAccountRun(run.Value, 1)))!.Done);
        var accounts = await portal.InDatabase(db => db.Users.Where(a => ids.Contains(a.InsurerId)).Select(a => (Guid?)a.Id).ToListAsync());
        Assert.Equal(12, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.Kind == nameof(InvitationMail) && accounts.Contains(m.AboutId))));
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_ends_and_those_behind_it_have_their_turn()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (refused, next) = (await portal.NewNumberedInsurer(), await portal.NewNumberedInsurer());
        await portal.Database.RunAsOwnerAsync("ALTER TABLE accounts ADD CONSTRAINT ck_test_refused CHECK (email <> 'refused@example.jp')");
        var run = await portal.StartIssue(official, AccountRuns.Csv($"{refused.InsurerNumber},佐藤 恵,,refused@example.jp", AccountRuns.LineOf(next)));

        await portal.RunAccounts();

        var rows = (await portal.SendAs(official, new FindAccountRun(run.Value, 1)))!.Rows;
        Assert.Equal([AccountRunErrors.Impossible, null], rows.Select(r => r.Problem));
        Assert.Equal([AccountRunOutcome.Skipped, AccountRunOutcome.Done], rows.Select(r => r.Outcome));
    }

    [Fact]
    public async Task Who_got_an_administrator_meanwhile_is_skipped_with_the_reason()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var insurer = await portal.NewNumberedInsurer();
        var run = await portal.StartIssue(official, AccountRuns.Csv(AccountRuns.LineOf(insurer)));
        await portal.SendAs(official, new InviteAdministrator(Guid.CreateVersion7(), insurer.Id, "石田 和子", "", "ishida@example.jp", $"{insurer.InsurerNumber}-1"));

        await portal.RunAccounts();

        var row = Assert.Single((await portal.SendAs(official, new FindAccountRun(run.Value, 1)))!.Rows);
        Assert.Equal((AccountRunOutcome.Skipped, AccountRunErrors.GotAdministrator), (row.Outcome, row.Problem));
        Assert.Equal("石田 和子", (await portal.AdministratorOf(insurer)).DisplayName);
    }
}
