using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;

namespace Portal.Tests.Support;

/// <summary>Makes the people of a test, each with a new insurer unless it is given.</summary>
public static class People
{
    public static async Task<TestUser> NewClerk(
        this PortalFixture portal, Insurer? insurer = null, AccountRole role = AccountRole.InsurerStaff)
    {
        if (insurer is null)
        {
            insurer = NewInsurer();
            await portal.Add(insurer);
        }

        var account = NewAccount(portal, role, insurer.Id);
        await portal.Add(account);
        return new TestUser(account.Id, role, insurer.Id);
    }

    public static async Task<TestUser> NewOfficial(this PortalFixture portal, AccountRole role)
    {
        var account = NewAccount(portal, role, insurerId: null);
        await portal.Add(account);
        return new TestUser(account.Id, role, null);
    }

    public static async Task<TestUser> NewColleague(this PortalFixture portal, TestUser of, AccountRole role = AccountRole.InsurerStaff)
    {
        var account = NewAccount(portal, role, of.InsurerId);
        await portal.Add(account);
        return new TestUser(account.Id, role, of.InsurerId);
    }

    /// <summary>The account's version, as a form that is opened now would carry it.</summary>
    public static Task<string?> VersionOf(this PortalFixture portal, TestUser user) => portal.InDatabase(db =>
        db.Users.Where(a => a.Id == user.AccountId).Select(a => a.ConcurrencyStamp).SingleAsync());

    public static Insurer NewInsurer(string name = "試験市") => new()
    {
        InsurerNumber = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture),
        Name = name,
        Kind = InsurerKind.Municipality,
    };

    private static Account NewAccount(PortalFixture portal, AccountRole role, Guid? insurerId)
    {
        var loginId = $"t{Guid.NewGuid():N}"[..16];
        return new Account
        {
            UserName = loginId,
            NormalizedUserName = loginId.ToUpperInvariant(),
            Email = $"{loginId}@example.jp",
            NormalizedEmail = $"{loginId}@example.jp".ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString(),
            DisplayName = "試験 花子",
            Department = "介護保険課",
            Role = role,
            InsurerId = insurerId,
            CreatedAt = portal.Clock.Now,
        };
    }
}
