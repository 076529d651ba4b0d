using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;

namespace Portal.Tests.Support;

/// <summary>The authenticator app in somebody's hand.</summary>
public static class SecondFactorKit
{
    /// <summary>Sets an app up; answers with the recovery codes.</summary>
    public static async Task<IReadOnlyList<string>> SetUpApp(this PortalFixture portal, TestUser user)
    {
        await portal.SendAs(user, new StartAuthenticatorApp());
        var result = await portal.SendAs(user, new ConfirmAuthenticatorApp(await portal.CodeOf(user)));
        portal.Clock.Advance(TimeCode.Step);
        return result.Value;
    }

    /// <summary>What a browser would have made, checked.</summary>
    public static UserPasskeyInfo NewPasskey(string name = "課のノートパソコン") =>
        new(RandomNumberGenerator.GetBytes(16), [1], DateTimeOffset.UnixEpoch, 0, null, true, false, false, [1], [1])
        {
            Name = name,
        };

    /// <summary>What the app shows now.</summary>
    public static Task<string> CodeOf(this PortalFixture portal, TestUser user) => portal.InDatabase(async db =>
    {
        var app = await db.AuthenticatorApps.SingleAsync(a => a.AccountId == user.AccountId);
        var key = app.ReadKey(portal.Services.GetRequiredService<IDataProtectionProvider>());
        return TimeCode.Of(key, TimeCode.StepAt(portal.Clock.Now));
    });
}
