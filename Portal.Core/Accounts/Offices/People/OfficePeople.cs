using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Changes among the people of one office take turns, so that two administrators never remove each other.</summary>
internal static class OfficePeople
{
    /// <summary>Inside a transaction: those who belong to the office now, held until it is committed.</summary>
    public static async Task<IReadOnlyList<OfficeMembership>> HoldPeopleAsync(
        this PortalDbContext db, Guid? officeId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM offices WHERE id = {officeId} FOR NO KEY UPDATE", cancellationToken);
        return await db.OfficeMemberships.Where(m => m.OfficeId == officeId && m.LeftAt == null).ToListAsync(cancellationToken);
    }

    public static bool AreLookedAfterBy(this IReadOnlyList<OfficeMembership> people, ICurrentUser user) =>
        people.Any(m => m.AccountId == user.AccountId && m.IsAdministrator);

    /// <summary>Nobody else looks after the office.</summary>
    public static bool HaveNoAdministratorBut(this IReadOnlyList<OfficeMembership> people, OfficeMembership member) =>
        member.IsAdministrator && !people.Any(m => m.Id != member.Id && m.IsAdministrator);

    /// <summary>An invitation that a mailed address opens, held until the commit; null for any other address.</summary>
    public static async Task<OfficeInvitation?> HoldInvitationAsync(
        this PortalDbContext db, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(token);
        return (await db.OfficeInvitations.FromSql($"""
            SELECT *, xmin FROM office_invitations
            WHERE token_hash = {hash} AND closed_at IS NULL AND expires_at > {now} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
