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

        Assert.Equal([AccountErrors.LoginIdTaken], (await portal.SendAs(TestUser.Visitor, new CheckNewPerson(second, "髙橋 幸子", loginId.ToUpperInvariant()))).Errors);
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

    [Fact]
    public async Task The_same_form_sent_several_times_at_once_is_done_each_time_and_makes_one_account()
    {
        var (token, _) = await portal.BringToAccount();
        var form = Complete(token, NewLoginId(), Guid.CreateVersion7());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAs(TestUser.Visitor, form)));

        Assert.All(results, r => Assert.Empty(r.Errors));
        Assert.All(results, r => Assert.Equal(RecoveryCode.PerAccount, r.Value.RecoveryCodes.Count));
        Assert.Equal(1, await portal.InDatabase(db => db.OfficeMemberships.CountAsync(m => m.AccountId == form.AccountId)));
        Assert.Equal(RecoveryCode.PerAccount, await portal.InDatabase(db => db.RecoveryCodes.CountAsync(c => c.AccountId == form.AccountId)));
    }

    [Fact]
    public async Task Another_passkey_for_a_number_that_is_taken_opens_nothing()
    {
        var ((first, _), (second, _)) = (await portal.BringToAccount(), await portal.BringToAccount());
        var id = Guid.CreateVersion7();
        await portal.SendAs(TestUser.Visitor, Complete(first, NewLoginId(), id));

        Assert.True((await portal.SendAs(TestUser.Visitor, Complete(second, NewLoginId(), id))).Failed);
    }

    [Fact]
    public async Task Login_IDs_are_asked_for_so_often_and_no_more_with_one_mailed_address()
    {
        var (token, _) = await portal.BringToAccount();
        for (var times = 0; times < CheckNewPersonHandler.PerRegistration.Count; times++)
        {
            Assert.Empty((await portal.SendAs(Client("192.0.2.1"), new CheckNewPerson(token, "髙橋 幸子", NewLoginId()))).Errors);
        }

        Assert.Equal([AccountErrors.TooManyAttempts], (await portal.SendAs(Client("192.0.2.2"), new CheckNewPerson(token, "髙橋 幸子", NewLoginId()))).Errors);
        portal.Clock.Advance(CheckNewPersonHandler.PerRegistration.Window);
        Assert.Empty((await portal.SendAs(Client("192.0.2.2"), new CheckNewPerson(token, "髙橋 幸子", NewLoginId()))).Errors);
    }

    [Fact]
    public async Task Nor_with_many_mailed_addresses_from_one_place()
    {
        for (var times = 0; times < CheckNewPersonHandler.PerClient.Count; times++)
        {
            Assert.Empty((await portal.SendAs(Client("192.0.2.3"), new CheckNewPerson($"{times}", "髙橋 幸子", NewLoginId()))).Errors);
        }

        Assert.Equal([AccountErrors.TooManyAttempts], (await portal.SendAs(Client("192.0.2.3"), new CheckNewPerson("x", "髙橋 幸子", NewLoginId()))).Errors);
    }

    private static TestUser Client(string address) => TestUser.Visitor with { ClientAddress = address };

    private static CompleteRegistrationWithPasskey Complete(string token, string loginId, Guid id) =>
        new(token, "髙橋 幸子", loginId, id, SecondFactorKit.NewPasskey("パスキー"));

    private static string NewLoginId() => $"p{Guid.NewGuid():N}"[..16];
}
