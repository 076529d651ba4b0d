using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;

namespace Portal.Tests.Support;

/// <summary>Invites somebody to an office, and reads the mail as they would.</summary>
public static class OfficeInvitations
{
    /// <returns>The path in the mail.</returns>
    public static async Task<string> InviteToOffice(this PortalFixture portal, TestUser administrator, string? email = null, bool isAdministrator = false)
    {
        email ??= $"i{Guid.NewGuid():N}@example.jp";
        Assert.Empty((await portal.SendAs(administrator, new InviteOfficeUser(administrator.OfficeId!.Value, email, isAdministrator))).Errors);
        var id = await portal.InDatabase(db => db.OfficeInvitations.Where(i => i.OfficeId == administrator.OfficeId).OrderByDescending(i => i.Id).Select(i => i.Id).FirstAsync());
        return (await portal.MailedPath(id, nameof(OfficeInvitationMail)))!;
    }

    public static string TokenOf(string path) => path.Split('/')[^1];

    public static Task<List<OfficeMembership>> PeopleOf(this PortalFixture portal, TestUser user) => portal.InDatabase(db =>
        db.OfficeMemberships.AsNoTracking().Where(m => m.OfficeId == user.OfficeId && m.LeftAt == null).OrderBy(m => m.JoinedAt).ToListAsync());
}
