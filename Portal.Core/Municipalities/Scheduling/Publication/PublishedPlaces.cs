using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>公開した市町村: a public day belongs to the municipalities for which it was published, whatever the insurer's name and members have become.</summary>
internal static class PublishedPlaces
{
    /// <returns>Those that still exist, by their codes.</returns>
    public static Task<List<InsurerPlace>> OfAsync(PortalDbContext db, InsurerSchedule schedule, CancellationToken cancellationToken) =>
        db.Municipalities.AsNoTracking().Where(m => schedule.PublishedCodes.Contains(m.Code) && m.EndedOn == null).OrderBy(m => m.Code)
            .Select(m => new InsurerPlace(m.Code, m.Name)).ToListAsync(cancellationToken);

    /// <summary>What is published for other insurers now is no longer anybody else's to postpone or withdraw.</summary>
    public static async Task TakeOverAsync(
        PortalDbContext db, IReadOnlyCollection<string> codes, IReadOnlyCollection<Guid> by, CancellationToken cancellationToken)
    {
        var others = await db.InsurerSchedules.Where(s => !by.Contains(s.InsurerId) && s.PublishedCodes.Any(c => codes.Contains(c)))
            .ToListAsync(cancellationToken);
        others.ForEach(s => s.Release(codes));
    }
}
