using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>Where an insurer is written to about its joining.</summary>
internal static class InsurerAddresses
{
    /// <summary>Its administrators, whoever acted, and the contact that it named.</summary>
    public static async Task<IReadOnlyList<string>> AddressesOfInsurerAsync(
        this PortalDbContext db, Guid insurerId, Guid? accountId, string contactEmail, CancellationToken cancellationToken)
    {
        var people = await db.Users
            .Where(a => a.InsurerId == insurerId && a.DisabledAt == null && (a.Role == AccountRole.InsurerAdministrator || a.Id == accountId))
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Select(a => a.Email!).ToListAsync(cancellationToken);
        return Distinct(people, contactEmail);
    }

    /// <summary>
    /// 宛先 of many insurers at once, for surveys and schedules alike: the administrators; where there is none, all who work there. Nobody who has not
    /// begun to use the portal; an insurer of whom nobody has, has no entry.
    /// </summary>
    public static async Task<ILookup<Guid, string>> AdministratorsOfAsync(
        this PortalDbContext db, IQueryable<Guid> insurers, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking()
            .Where(a => a.InsurerId != null && insurers.Contains(a.InsurerId.Value) && a.DisabledAt == null && a.EmailConfirmed && a.Email != null)
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id)
            .Select(a => new { InsurerId = a.InsurerId!.Value, a.Email, a.NormalizedEmail, a.Role }).ToListAsync(cancellationToken);
        return people.GroupBy(p => p.InsurerId)
            .SelectMany(g => g.Any(p => p.Role == AccountRole.InsurerAdministrator) ? g.Where(p => p.Role == AccountRole.InsurerAdministrator) : g)
            .DistinctBy(p => (p.InsurerId, p.NormalizedEmail)).ToLookup(p => p.InsurerId, p => p.Email!);
    }

    public static IReadOnlyList<string> Distinct(IEnumerable<string> people, string contactEmail) =>
        [.. people.Append(contactEmail).Where(e => e.Length > 0).DistinctBy(MailAddress.Normalise, StringComparer.OrdinalIgnoreCase)];
}
