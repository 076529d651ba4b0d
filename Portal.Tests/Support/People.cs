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

    /// <summary>Somebody who works for an office: a new one unless it is given.</summary>
    public static async Task<TestUser> NewOfficeUser(this PortalFixture portal, Office? office = null, bool isAdministrator = true)
    {
        if (office is null)
        {
            office = NewOffice(portal);
            await portal.Add(office);
        }

        var account = NewAccount(portal, AccountRole.OfficeUser, insurerId: null);
        account.Department = "";
        await portal.Add(account, new OfficeMembership
        {
            OfficeId = office.Id,
            AccountId = account.Id,
            IsAdministrator = isAdministrator,
            JoinedAt = portal.Clock.Now,
        });
        return new TestUser(account.Id, AccountRole.OfficeUser, null) { OfficeId = office.Id, IsOfficeAdministrator = isAdministrator };
    }

    /// <summary>An office of its own number, with 訪問介護 unless other services are given.</summary>
    public static Office NewOffice(PortalFixture portal, OfficeKind kind = OfficeKind.CareOffice, params string[] services)
    {
        var place = ClaimsUsers.NewPlace(kind, services);
        return Office.Register(place, place.Facts, portal.Clock.Now);
    }

    /// <summary>The account's version, as a form that is opened now would carry it.</summary>
    public static Task<string?> VersionOf(this PortalFixture portal, TestUser user) => portal.InDatabase(db =>
        db.Users.Where(a => a.Id == user.AccountId).Select(a => a.ConcurrencyStamp).SingleAsync());

    public static Insurer NewInsurer(string name = "試験市") => new()
    {
        InsurerNumber = UniqueNumbers.Next(6),
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
