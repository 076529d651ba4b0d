using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Demo;

/// <summary>Adds the demonstration's register, and one office that has registered already; after the accounts. Running it again
/// changes nothing.</summary>
public sealed class DemoOfficesSeeder(PortalDbContext db, TimeProvider clock)
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        // Once: what an import has made of the register since stays.
        if (!await db.RegisterPlaces.AnyAsync(cancellationToken))
        {
            db.AddRange(DemoOffices.Users.Select(demo => new ClaimsUser
            {
                UserId = demo.UserId,
                Secret = ClaimsSecret.Of(DemoOffices.ClaimsPassword),
                Places = [.. demo.Places.Select(place => RegisterPlace.Of(place, clock.GetUtcNow()))],
            }));
        }

        await db.SaveChangesAsync(cancellationToken);
        var midori = DemoOffices.Users[0].Places[0];
        if (!await db.Offices.AnyAsync(o => o.Number == midori.Number, cancellationToken))
        {
            var now = clock.GetUtcNow();
            var office = Office.Register(midori, midori.Facts, now);
            db.AddRange(office, new OfficeMembership
            {
                OfficeId = office.Id,
                AccountId = await db.Users.Where(a => a.UserName == DemoPeople.OfficeLoginId).Select(a => a.Id).SingleAsync(cancellationToken),
                IsAdministrator = true,
                JoinedAt = now,
            });
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
