using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;

namespace Portal.Tests.Support;

/// <summary>Gives the people of a test passwords to sign in with.</summary>
public static class Passwords
{
    public const string Good = "midori no densha to neko";
    public const string Another = "yuyake ni kaeru karasu";

    /// <summary>The login ID under which the user can sign in from now on, with <see cref="Good"/> unless another one is given.</summary>
    public static Task<string> GivePassword(this PortalFixture portal, TestUser user, bool issued = false, string password = Good) =>
        portal.InDatabase(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == user.AccountId);
            var passwords = portal.Services.GetRequiredService<AccountPasswords>();
            if (issued)
            {
                passwords.Issue(account, Good, portal.Clock.Now + IssuePasswordHandler.Lifetime);
            }
            else
            {
                passwords.Set(account, password);
            }

            await db.SaveChangesAsync();
            return account.UserName!;
        });

    /// <summary>Sends the sign-in form in a new browser.</summary>
    public static Task<HttpResponseMessage> TypeSignIn(this TestBrowser browser, string loginId, string password = Good) =>
        browser.SubmitAsync("/account/sign-in", ("LoginId", loginId), ("Password", password));
}
