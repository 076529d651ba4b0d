using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Finds the registration that a mailed address belongs to.</summary>
internal static class OpenRegistrations
{
    /// <returns>Tracked; null for an address that opens nothing (any more).</returns>
    public static async Task<OfficeRegistration?> OpenRegistrationAsync(
        this PortalDbContext db, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(token);
        return await db.OfficeRegistrations.SingleOrDefaultAsync(r => r.TokenHash == hash && r.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Those of the places that have people here already: they invite, nobody registers a place twice.</summary>
    public static async Task<IReadOnlyCollection<RegisteredPlace>> TakenAsync(
        this PortalDbContext db, IReadOnlyList<RegisteredPlace> places, CancellationToken cancellationToken)
    {
        var numbers = places.Select(p => p.Number).ToList();
        var taken = await db.Offices.Where(o => numbers.Contains(o.Number))
            .Select(o => new { o.Number, o.IsMedical }).ToListAsync(cancellationToken);
        return [.. places.Where(p => taken.Any(t => t.Number == p.Number && t.IsMedical == (p.Kind == OfficeKind.MedicalInstitution)))];
    }
}
