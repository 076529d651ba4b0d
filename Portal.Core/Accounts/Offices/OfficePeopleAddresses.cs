using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Who is told of what many offices do, asked for at once: <see cref="OfficeAddresses"/> of thousands.</summary>
internal sealed class OfficePeopleAddresses(ILookup<Guid, OfficePersonAddress> people)
{
    /// <returns>Each address once.</returns>
    public IEnumerable<string> AddressesOf(Guid officeId, Guid? accountId) => people[officeId]
        .Where(p => p.IsAdministrator || p.AccountId == accountId).DistinctBy(p => p.NormalizedEmail).Select(p => p.Email);
}

internal sealed record OfficePersonAddress(Guid OfficeId, Guid AccountId, bool IsAdministrator, string Email, string? NormalizedEmail);

internal static class OfficesAddresses
{
    public static async Task<OfficePeopleAddresses> PeopleOfAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> officeIds, CancellationToken cancellationToken)
    {
        var people = await (
            from m in db.OfficeMemberships
            join a in db.Users on m.AccountId equals a.Id
            where officeIds.Contains(m.OfficeId) && m.LeftAt == null && a.DisabledAt == null
            orderby m.JoinedAt, m.Id
            select new OfficePersonAddress(m.OfficeId, a.Id, m.IsAdministrator, a.Email!, a.NormalizedEmail)).ToListAsync(cancellationToken);
        return new OfficePeopleAddresses(people.ToLookup(p => p.OfficeId));
    }
}
