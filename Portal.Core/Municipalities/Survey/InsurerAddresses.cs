using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>Where an insurer is written to about surveys.</summary>
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

    /// <summary>The administrators of many insurers at once; those of whom none is left have no entry.</summary>
    public static async Task<ILookup<Guid, string>> AdministratorsOfAsync(
        this PortalDbContext db, IQueryable<Guid> insurers, CancellationToken cancellationToken) =>
        (await db.Users
            .Where(a => a.InsurerId != null && insurers.Contains(a.InsurerId.Value) && a.DisabledAt == null && a.Role == AccountRole.InsurerAdministrator)
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Select(a => new { a.InsurerId, a.Email }).ToListAsync(cancellationToken))
        .ToLookup(a => a.InsurerId!.Value, a => a.Email!);

    public static IReadOnlyList<string> Distinct(IEnumerable<string> people, string contactEmail) =>
        [.. people.Append(contactEmail).Where(e => e.Length > 0).DistinctBy(MailAddress.Normalise, StringComparer.OrdinalIgnoreCase)];
}
