using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts;

public sealed class SignInLockTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Ten_failures_lock_for_thirty_minutes()
    {
        var (user, loginId) = await NewPerson();
        for (var i = 0; i < AccountLockout.FailureLimit; i++)
        {
            await SignIn(loginId, "wrong");
        }

        Assert.Equal([AccountErrors.SignInRefused], (await SignIn(loginId, Passwords.Good)).Errors);

        portal.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.False((await SignIn(loginId, Passwords.Good)).Failed);
        Assert.Equal(1, await Events(user, "AccountLocked"));
    }

    [Fact]
    public async Task Nine_failures_do_not_lock_and_a_success_forgets_them()
    {
        var (_, loginId) = await NewPerson();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < AccountLockout.FailureLimit - 1; i++)
            {
                await SignIn(loginId, "wrong");
            }

            Assert.False((await SignIn(loginId, Passwords.Good)).Failed);
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
        }
    }

    [Fact]
    public async Task Failures_at_the_same_instant_are_all_counted()
    {
        var (user, loginId) = await NewPerson();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignIn(loginId, "wrong")));

        Assert.Equal(8, await portal.InDatabase(db =>
            db.Users.Where(a => a.Id == user.AccountId).Select(a => a.AccessFailedCount).SingleAsync()));
    }

    [Fact]
    public async Task One_client_may_try_an_id_twenty_times_in_ten_minutes_whether_it_exists_or_not()
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < SignInHandler.PerLoginId.Count; i++)
        {
            Assert.Equal([AccountErrors.SignInRefused], (await SignIn("nobody-here", "wrong")).Errors);
        }

        Assert.Equal([AccountErrors.TooManyAttempts], (await SignIn("NOBODY-here", "wrong")).Errors);

        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([AccountErrors.SignInRefused], (await SignIn("nobody-here", "wrong")).Errors);
    }

    [Fact]
    public async Task The_trail_names_the_account_and_never_what_was_typed()
    {
        var typed = $"secret-{Guid.NewGuid():N}"[..20];

        await SignIn(typed, typed);

        var details = await portal.InDatabase(db => db.AuditEvents.Select(e => e.Details).ToListAsync());
        Assert.DoesNotContain(details, d => d.Contains(typed, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("""{"reason":"Unknown"}""", details);
    }

    private async Task<(TestUser User, string LoginId)> NewPerson()
    {
        var user = await portal.NewClerk();
        return (user, await portal.GivePassword(user));
    }

    private Task<Portal.Core.Results.Result<SignInStep>> SignIn(string loginId, string password) =>
        portal.SendAs(TestUser.Visitor, new SignIn(loginId, password));

    private Task<int> Events(TestUser user, string action) => portal.InDatabase(db =>
        db.AuditEvents.CountAsync(e => e.Action == action && e.ObjectId == user.AccountId));
}
