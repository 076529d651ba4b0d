using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Registration;

public sealed class PasskeyRegistrationTests(RegistrationFixture portal) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task The_account_has_the_passkey_recovery_codes_and_a_password_that_nobody_knows()
    {
        var (token, place) = await portal.BringToAccount();
        var (id, loginId) = (Guid.CreateVersion7(), NewLoginId());

        var result = await portal.SendAs(TestUser.Visitor, Complete(token, loginId, id));

        Assert.Empty(result.Errors);
        Assert.Equal(id, result.Value.AccountId);
        Assert.NotEmpty(result.Value.RecoveryCodes);
        var account = await portal.InDatabase(db => db.Users.SingleAsync(a => a.Id == id));
        Assert.True(account is { TwoFactorEnabled: true, MustChangePassword: false, PasswordHash: not null });
        Assert.Equal(1, await portal.InDatabase(db => db.UserPasskeys.CountAsync(p => p.UserId == id)));
        Assert.Equal(1, await portal.InDatabase(db => db.Offices.CountAsync(o => o.Number == place.Number)));
        Assert.True((await portal.SendAs(TestUser.Visitor, new SignIn(loginId, ""))).Failed);
        Assert.False((await portal.SendAs(TestUser.Visitor, new SignInWithPasskey(id))).Failed);
    }

    [Fact]
    public async Task A_password_can_be_set_later_by_the_mailed_link()
    {
        var (token, _) = await portal.BringToAccount();
        var (id, loginId) = (Guid.CreateVersion7(), NewLoginId());
        await portal.SendAs(TestUser.Visitor, Complete(token, loginId, id));
        var email = await portal.InDatabase(db => db.Users.Where(a => a.Id == id).Select(a => a.Email).SingleAsync());

        await portal.SendAs(TestUser.Visitor, new RequestPasswordReset(loginId, email));

        var path = await portal.MailedPath(id, nameof(PasswordResetMail));
        Assert.False((await portal.SendAs(TestUser.Visitor, new SetPasswordByLink(
            path!.Split('/')[^1], AccountLinkPurpose.PasswordReset, Passwords.Good, Passwords.Good))).Failed);
    }

    [Fact]
    public async Task A_login_id_that_is_taken_is_told_before_a_device_makes_anything()
    {
        var (first, _) = await portal.BringToAccount();
        var (second, _) = await portal.BringToAccount();
        var loginId = NewLoginId();
        await portal.SendAs(TestUser.Visitor, Complete(first, loginId, Guid.CreateVersion7()));

        Assert.Equal([AccountErrors.LoginIdTaken], (await portal.SendAs(TestUser.Visitor, new CheckNewPerson("髙橋 幸子", loginId.ToUpperInvariant()))).Errors);
        Assert.Equal([AccountErrors.LoginIdTaken], (await portal.SendAs(TestUser.Visitor, Complete(second, loginId, Guid.CreateVersion7()))).Errors);
    }

    [Fact]
    public async Task Sent_twice_at_once_it_makes_one_account()
    {
        var (token, place) = await portal.BringToAccount();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            portal.SendAs(TestUser.Visitor, Complete(token, NewLoginId(), Guid.CreateVersion7()))));

        Assert.Single(results, r => !r.Failed);
        Assert.Equal(1, await portal.InDatabase(db => db.OfficeMemberships.CountAsync(m => db.Offices.Any(o => o.Id == m.OfficeId && o.Number == place.Number))));
    }

    private static CompleteRegistrationWithPasskey Complete(string token, string loginId, Guid id) =>
        new(token, "髙橋 幸子", loginId, id, SecondFactorKit.NewPasskey("パスキー"));

    private static string NewLoginId() => $"p{Guid.NewGuid():N}"[..16];
}
