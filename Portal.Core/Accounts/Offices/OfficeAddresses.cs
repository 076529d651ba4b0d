using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Who is told of what an office does: whoever does it, and those who look after the office.</summary>
internal static class OfficeAddresses
{
    /// <returns>Each address once.</returns>
    public static async Task<IReadOnlyList<string>> AddressesOfAsync(
        this PortalDbContext db, Guid officeId, Guid? accountId, CancellationToken cancellationToken)
    {
        var addresses = await (
            from m in db.OfficeMemberships
            join a in db.Users on m.AccountId equals a.Id
            where m.OfficeId == officeId && m.LeftAt == null && a.DisabledAt == null && (m.IsAdministrator || a.Id == accountId)
            orderby m.JoinedAt, m.Id
            select new { a.Email, a.NormalizedEmail }).ToListAsync(cancellationToken);
        return [.. addresses.DistinctBy(a => a.NormalizedEmail).Select(a => a.Email!)];
    }
}
