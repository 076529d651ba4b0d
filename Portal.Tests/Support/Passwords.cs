using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;

namespace Portal.Tests.Support;

/// <summary>Gives the people of a test passwords to sign in with.</summary>
public static class Passwords
{
    public const string Good = "midori no densha to neko";
    public const string Another = "yuyake ni kaeru karasu";

    /// <summary>The login ID under which the user can sign in with <see cref="Good"/> from now on.</summary>
    public static Task<string> GivePassword(this PortalFixture portal, TestUser user, bool issued = false) =>
        portal.InDatabase(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == user.AccountId);
            portal.Services.GetRequiredService<AccountPasswords>().Set(account, Good);
            account.MustChangePassword = issued;
            await db.SaveChangesAsync();
            return account.UserName!;
        });

    /// <summary>Sends the sign-in form in a new browser.</summary>
    public static Task<HttpResponseMessage> TypeSignIn(this TestBrowser browser, string loginId, string password = Good) =>
        browser.SubmitAsync("/account/sign-in", ("LoginId", loginId), ("Password", password));
}
