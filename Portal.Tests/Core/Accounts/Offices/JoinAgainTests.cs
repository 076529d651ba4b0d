using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Offices;

/// <summary>The form of an invitation once more: a second click, a retry after a time-out, a second tab.</summary>
public sealed class JoinAgainTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_has_joined_with_their_account_is_led_on_and_nobody_else_is()
    {
        var (host, guest) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var token = OfficeInvitations.TokenOf(await portal.InviteToOffice(host));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAs(guest, new JoinOffice(token))));
        var stranger = await portal.SendAs(await portal.NewOfficeUser(), new JoinOffice(token));

        Assert.All(clicks, r => Assert.Empty(r.Errors));
        Assert.Equal([OfficePeopleErrors.InvitationUnusable], stranger.Errors);
        Assert.Equal(2, (await portal.PeopleOf(host)).Count);
        Assert.True((await portal.SendAs(guest, new FindOfficeInvitation(token)))!.HasJoined);
        Assert.Null(await portal.SendAs(TestUser.Visitor, new FindOfficeInvitation(token)));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "OfficeJoined" && e.ObjectId == host.OfficeId)));
    }

    [Fact]
    public async Task Who_has_been_removed_since_is_not_let_in_again()
    {
        var (host, guest) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var token = OfficeInvitations.TokenOf(await portal.InviteToOffice(host));
        await portal.SendAs(guest, new JoinOffice(token));
        await portal.SendAs(host, new RemoveOfficeUser(host.OfficeId!.Value, guest.AccountId!.Value));

        Assert.Equal([OfficePeopleErrors.InvitationUnusable], (await portal.SendAs(guest, new JoinOffice(token))).Errors);
        Assert.Null(await portal.SendAs(guest, new FindOfficeInvitation(token)));
        Assert.Single(await portal.PeopleOf(host));
    }

    [Fact]
    public async Task The_same_new_account_sent_again_is_the_same_account()
    {
        var host = await portal.NewOfficeUser();
        var form = Anew(OfficeInvitations.TokenOf(await portal.InviteToOffice(host)));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAs(TestUser.Visitor, form)));

        Assert.All(clicks, r => Assert.Empty(r.Errors));
        Assert.Single(clicks.Select(r => r.Value).Distinct());
        Assert.Equal(2, (await portal.PeopleOf(host)).Count);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("login-id")]
    [InlineData("late")]
    [InlineData("second-factor")]
    [InlineData("removed")]
    [InlineData("locked")]
    public async Task Only_who_made_the_account_a_moment_ago_is_let_in_by_the_form(string what)
    {
        var host = await portal.NewOfficeUser();
        var form = Anew(OfficeInvitations.TokenOf(await portal.InviteToOffice(host)));
        var accountId = (await portal.SendAs(TestUser.Visitor, form)).Value;
        var again = form;
        switch (what)
        {
            case "password":
                again = form with { Password = Passwords.Good + "x", PasswordAgain = Passwords.Good + "x" };
                break;
            case "login-id":
                again = form with { LoginId = "somebody.else" };
                break;
            case "late":
                portal.Clock.Advance(JoinedAnew.Window);
                break;
            case "second-factor":
                await ChangeAsync(accountId, a => a.SetSecondFactor(true));
                break;
            case "removed":
                await portal.SendAs(host, new RemoveOfficeUser(host.OfficeId!.Value, accountId));
                break;
            default:
                await ChangeAsync(accountId, a => a.LockoutEnd = portal.Clock.Now.AddMinutes(1));
                break;
        }

        Assert.Equal([OfficePeopleErrors.InvitationUnusable], (await portal.SendAs(TestUser.Visitor, again)).Errors);
    }

    [Fact]
    public async Task Guessing_the_password_by_the_form_locks_the_account_as_signing_in_does()
    {
        var form = Anew(OfficeInvitations.TokenOf(await portal.InviteToOffice(await portal.NewOfficeUser())));
        var accountId = (await portal.SendAs(TestUser.Visitor, form)).Value;

        for (var n = 0; n < AccountLockout.FailureLimit; n++)
        {
            await portal.SendAs(TestUser.Visitor, form with { Password = $"{Passwords.Good}{n}", PasswordAgain = $"{Passwords.Good}{n}" });
        }

        Assert.True(await portal.InDatabase(db => db.Users.AnyAsync(a => a.Id == accountId && a.LockoutEnd > portal.Clock.Now)));
    }

    private Task<int> ChangeAsync(Guid accountId, Action<Account> change) => portal.InDatabase(async db =>
    {
        change(await db.Users.SingleAsync(a => a.Id == accountId));
        return await db.SaveChangesAsync();
    });

    private static JoinOfficeAnew Anew(string token) => new(token, "新しい 人", $"n{Guid.NewGuid():N}"[..16], Passwords.Good, Passwords.Good);
}
