using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Demo;

/// <summary>
/// Publishes invented dates for all municipalities, so that the public status can be looked at: a few have begun, most have a date, some are
/// being arranged. Once: what was published since stays.
/// </summary>
public sealed class DemoMunicipalitiesSeeder(PortalDbContext db, TimeProvider clock)
{
    private const int Months = 16;

    // The members of the demonstration's union begin together, and wait for its reply.
    private static readonly HashSet<string> Waiting = [.. DemoPeople.Insurers.SelectMany(i => i.Members).Select(m => m.Code)];

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.ServiceStarts.AnyAsync(cancellationToken))
        {
            return;
        }

        var (now, today) = (clock.GetUtcNow(), clock.TodayInJapan());
        var version = new PublicStatusVersion
        {
            Number = (await db.PublicStatusVersions.MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0) + 1,
            Cause = PublicStatusCause.Starts,
            PublishedAt = now,
            PublishedById = null,
        };
        db.Add(version);
        foreach (var code in await db.Municipalities.Where(m => m.EndedOn == null).Select(m => m.Code).ToListAsync(cancellationToken))
        {
            if (Of(code, today) is var (state, startsOn) && state != ServiceStartState.Undecided)
            {
                db.Add(new ServiceStart
                {
                    MunicipalityCode = code,
                    Version = version.Number,
                    State = state,
                    StartsOn = startsOn,
                    Reason = null,
                    PublishedAt = now,
                });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // By the code alone, so that it is the same on every machine: eight in a thousand have begun, 88 in a hundred have a date.
    private static (ServiceStartState State, DateOnly? StartsOn) Of(string code, DateOnly today)
    {
        if (Waiting.Contains(code))
        {
            return (ServiceStartState.Arranging, null);
        }

        var lot = int.Parse(code, CultureInfo.InvariantCulture) * 7919L % 1000;
        return lot switch
        {
            < 8 => (ServiceStartState.Decided, MondayOf(today.AddMonths(-1))),
            < 888 => (ServiceStartState.Decided, MondayOf(today.AddMonths(1 + (int)(lot % Months)))),
            < 990 => (ServiceStartState.Arranging, null),
            _ => (ServiceStartState.Undecided, null),
        };
    }

    private static DateOnly MondayOf(DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }
}
