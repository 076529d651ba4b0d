using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Onboarding;

public sealed class AuthenticationKeyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_key_opens_until_it_is_revoked_and_says_when_it_was_used()
    {
        var administrator = await NewAdministratorAsync();
        var key = (await IssueAsync(administrator)).Value;
        var before = (await portal.SendAs(administrator, new ListAuthenticationKeys())).Rows.Single();

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var used = await portal.SendAsWorker(new UseAuthenticationKey($" {key.Text} "));
        var after = (await portal.SendAs(administrator, new ListAuthenticationKeys())).Rows.Single();
        await portal.SendAs(administrator, new RevokeAuthenticationKey(key.Id));
        var revoked = await portal.SendAsWorker(new UseAuthenticationKey(key.Text));

        Assert.Equal(administrator.InsurerId, used.Value);
        Assert.Null(before.LastUsedAt);
        Assert.Equal(portal.Clock.Now, after.LastUsedAt);
        Assert.Equal([AuthenticationKeyErrors.Unusable], revoked.Errors);
        Assert.Equal(portal.Clock.Now, (await portal.SendAs(administrator, new ListAuthenticationKeys())).Rows.Single().LastUsedAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("これはキーではありません")]
    public async Task What_is_no_key_opens_nothing(string? key) =>
        Assert.Equal([AuthenticationKeyErrors.Unusable], (await portal.SendAsWorker(new UseAuthenticationKey(key))).Errors);

    [Fact]
    public async Task Only_its_hash_is_kept_and_every_administrator_is_told_without_it()
    {
        var administrator = await NewAdministratorAsync();
        var deputy = await portal.NewColleague(administrator, AccountRole.InsurerAdministrator);
        var invited = await portal.NewColleague(administrator, AccountRole.InsurerAdministrator);
        await portal.GivePassword(administrator);
        await portal.GivePassword(deputy);

        var key = (await IssueAsync(administrator)).Value;
        await portal.SendAs(deputy, new RevokeAuthenticationKey(key.Id));
        await portal.SendAs(deputy, new RevokeAuthenticationKey(key.Id));

        var mails = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == key.Id).OrderBy(m => m.CreatedAt).ToListAsync());
        var row = await portal.InDatabase(db => db.AuthenticationKeys.SingleAsync(k => k.Id == key.Id));
        Assert.Equal(4, mails.Count);
        Assert.DoesNotContain(mails, m => m.Body!.Contains(key.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(await AddressOfAsync(invited), mails.Select(m => m.Recipient));
        Assert.Equal(SecretToken.HashOf(key.Text), row.KeyHash);
        Assert.Equal(key.Text[^4..], row.End);
        Assert.Equal(
            ["AuthenticationKeyIssued", "AuthenticationKeyRevoked"],
            await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == key.Id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Two_are_valid_at_a_time_however_many_click_at_once()
    {
        var administrator = await NewAdministratorAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => IssueAsync(administrator))));

        Assert.Equal(2, results.Count(r => !r.Failed));
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([AuthenticationKeyErrors.TooMany], r.Errors));
        Assert.All(results.Where(r => !r.Failed), r => Assert.NotEmpty(r.Value.Text));
        await portal.SendAs(administrator, new RevokeAuthenticationKey(results.First(r => !r.Failed).Value.Id));
        Assert.False((await IssueAsync(administrator)).Failed);
    }

    [Fact]
    public async Task The_second_click_of_one_form_issues_nothing_more()
    {
        var (administrator, form) = (await NewAdministratorAsync(), Guid.CreateVersion7());
        await portal.SendAs(administrator, new IssueAuthenticationKey(form));

        Assert.Equal([AuthenticationKeyErrors.IssuedAlready], (await portal.SendAs(administrator, new IssueAuthenticationKey(form))).Errors);
        Assert.Equal(1, await portal.InDatabase(db => db.AuthenticationKeys.CountAsync(k => k.InsurerId == administrator.InsurerId)));
    }

    [Fact]
    public async Task Who_does_not_connect_by_method_one_needs_none()
    {
        var silent = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var byFile = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.Answer(byFile, ConnectionMethod.File);
        var union = await portal.NewUnionClerk();
        await portal.Answer(union);

        foreach (var administrator in new[] { silent, byFile, union })
        {
            Assert.Equal([AuthenticationKeyErrors.NotApi], (await IssueAsync(administrator)).Errors);
        }
    }

    [Fact]
    public async Task A_survey_that_opens_later_takes_no_key_and_no_task_back()
    {
        var administrator = await NewAdministratorAsync();
        await portal.Add(new ReadinessSurvey { Title = "次のアンケート", OpensOn = new DateOnly(2026, 12, 1), ClosesOn = new DateOnly(2026, 12, 25) });
        var first = portal.Clock.Now;
        portal.Clock.Now = TestClock.InJapan(2026, 12, 2, 10);

        var key = await IssueAsync(administrator);
        var tasks = (await portal.SendAs(administrator, new FindOnboarding())).Tasks;
        portal.Clock.Now = first;

        Assert.False(key.Failed);
        Assert.Equal([TaskState.Done, TaskState.NotStarted, TaskState.Done], tasks.Take(3).Select(t => t.State));
    }

    [Fact]
    public async Task Another_insurers_key_is_not_there()
    {
        var key = (await IssueAsync(await NewAdministratorAsync())).Value;
        var other = await NewAdministratorAsync();

        Assert.Equal([AuthenticationKeyErrors.NotFound], (await portal.SendAs(other, new RevokeAuthenticationKey(key.Id))).Errors);
        Assert.Empty((await portal.SendAs(other, new ListAuthenticationKeys())).Rows);
        Assert.False((await portal.SendAsWorker(new UseAuthenticationKey(key.Text))).Failed);
    }

    private async Task<TestUser> NewAdministratorAsync()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        await portal.Answer(administrator);
        return administrator;
    }

    private Task<Result<IssuedAuthenticationKey>> IssueAsync(TestUser administrator) =>
        portal.SendAs(administrator, new IssueAuthenticationKey(Guid.CreateVersion7()));

    private Task<string> AddressOfAsync(TestUser user) =>
        portal.InDatabase(db => db.Users.Where(u => u.Id == user.AccountId).Select(u => u.Email!).SingleAsync());
}
