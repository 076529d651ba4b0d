using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts;

public sealed class OwnSecurityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Two_clicks_on_setting_an_app_up_make_one_key()
    {
        var clerk = await portal.NewClerk();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.SendAs(clerk, new StartAuthenticatorApp())));

        Assert.DoesNotContain(results, r => r.Failed);
        Assert.Equal(1, await portal.InDatabase(db => db.AuthenticatorApps.CountAsync(a => a.AccountId == clerk.AccountId)));
    }

    [Fact]
    public async Task Removing_the_app_takes_the_recovery_codes_with_it_and_is_told()
    {
        var clerk = await portal.NewClerk();
        await portal.GivePassword(clerk);
        await portal.SetUpApp(clerk);

        await portal.SendAs(clerk, new RemoveAuthenticatorApp());

        Assert.False(await portal.InDatabase(db => db.RecoveryCodes.AnyAsync(c => c.AccountId == clerk.AccountId)));
        Assert.False(await portal.InDatabase(db => db.Users.AnyAsync(a => a.Id == clerk.AccountId && a.TwoFactorEnabled)));
        Assert.Equal(2, await portal.InDatabase(db =>
            db.OutgoingMails.CountAsync(m => m.AboutId == clerk.AccountId && m.Kind == nameof(SecondFactorChangedMail))));
        Assert.Equal(1, await Events(clerk, "AuthenticatorAppRemoved"));
    }

    [Fact]
    public async Task Renewed_recovery_codes_replace_the_old_ones()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        var old = await portal.SetUpApp(clerk);

        var renewed = await portal.SendAs(clerk, new RenewRecoveryCodes());

        Assert.Equal(RecoveryCode.PerAccount, renewed.Value.Count);
        Assert.True((await Confirm(old[0])).Failed);
        Assert.False((await Confirm(renewed.Value[0])).Failed);
        Assert.Equal(1, await Events(clerk, "RecoveryCodesRenewed"));

        async Task<Result<SignInStep>> Confirm(string code)
        {
            var step = await portal.SendAs(TestUser.Visitor, new SignIn(loginId, Passwords.Good));
            return await portal.SendAs(TestUser.Visitor, new ConfirmSecondFactor(step.Value.AccountId, step.Value.Stamp, code));
        }
    }

    [Fact]
    public async Task Without_a_factor_there_are_no_recovery_codes()
    {
        var result = await portal.SendAs(await portal.NewClerk(), new RenewRecoveryCodes());

        Assert.Equal([AccountErrors.NoSecondFactor], result.Errors);
    }

    [Fact]
    public async Task A_wrong_current_password_is_written_down_and_a_lock_holds_here_too()
    {
        var clerk = await portal.NewClerk();
        await portal.GivePassword(clerk);
        for (var i = 0; i < AccountLockout.FailureLimit; i++)
        {
            await Change(clerk, "wrong");
        }

        var locked = await Change(clerk, Passwords.Good);
        portal.Clock.Advance(AccountLockout.Duration);
        var free = await Change(clerk, Passwords.Good);

        Assert.Equal([AccountErrors.WrongPassword], locked.Errors);
        Assert.False(free.Failed);
        Assert.Equal(AccountLockout.FailureLimit + 1, await Events(clerk, "PasswordChangeRefused"));
    }

    private Task<Result> Change(TestUser clerk, string current) =>
        portal.SendAs(clerk, new ChangePassword(current, Passwords.Another, Passwords.Another));

    private Task<int> Events(TestUser user, string action) => portal.InDatabase(db =>
        db.AuditEvents.CountAsync(e => e.Action == action && e.ObjectId == user.AccountId));
}
