using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;

namespace Portal.Tests.Support;

/// <summary>Brings a registration as far as a test needs it.</summary>
public static class Registrations
{
    /// <summary>The token of the mail that a new registration sends.</summary>
    public static async Task<string> BeginRegistration(
        this PortalFixture portal, string? email = null, OfficeKind kind = OfficeKind.CareOffice)
    {
        email ??= $"r{Guid.NewGuid():N}@example.jp";
        var result = await portal.SendAs(TestUser.Visitor, new StartRegistration(kind, email));
        Assert.False(result.Failed);
        return (await portal.RegistrationTokens(email)).Last();
    }

    /// <summary>Every token that was mailed to the address, the oldest first.</summary>
    public static Task<List<string>> RegistrationTokens(this PortalFixture portal, string email) => portal.InDatabase(async db =>
    {
        var protection = portal.Services.GetRequiredService<IDataProtectionProvider>();
        var mails = await db.OutgoingMails.Where(m => m.Recipient == email && m.Kind == nameof(RegistrationMail)).OrderBy(m => m.Id).ToListAsync();
        return mails.Select(m => m.ReadBody(protection)!.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Split('/')[^1]).ToList();
    });

    public static VerifyClaimsUser Claims(string token, string userId, string password = ClaimsUsers.Password) => new(token, userId, password);

    public static DescribeRegistration Office(string token, OfficeFacts facts) => new(
        token, facts.Name, facts.PostalCode, facts.Address, facts.Phone, facts.CorporationName, facts.IsNonProfit, facts.ServiceCodes,
        facts.InstitutionKind, facts.Beds);

    public static CompleteRegistration Account(string token, string? loginId = null) => new(
        token, "髙橋 幸子", loginId ?? $"o{Guid.NewGuid():N}"[..16], Passwords.Good, Passwords.Good);

    /// <summary>As far as the last step.</summary>
    public static async Task<(string Token, RegisteredPlace Place)> BringToAccount(this RegistrationFixture portal, RegisteredPlace? place = null)
    {
        var (userId, places) = portal.Claims.Add(place is null ? [] : [place]);
        var token = await portal.BeginRegistration(kind: places[0].Kind);
        Assert.False((await portal.SendAs(TestUser.Visitor, Claims(token, userId))).Failed);
        Assert.False((await portal.SendAs(TestUser.Visitor, Office(token, places[0].Facts))).Failed);
        return (token, places[0]);
    }
}
