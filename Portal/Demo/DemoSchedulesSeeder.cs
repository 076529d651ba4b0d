using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Demo;

/// <summary>
/// Adds the insurers of two prefectures with schedules that agree with what <see cref="DemoMunicipalitiesSeeder"/> has published, so that the
/// secretariat's board has something on it. After the survey: who has answered has the vendor that it named. Once: a portal with any schedule is left alone.
/// </summary>
public sealed class DemoSchedulesSeeder(PortalDbContext db, TimeProvider clock)
{
    private const int SetupDays = 5;
    private static readonly string[] Prefectures = ["38", "44"];
    private static readonly (string Name, DateOnly From)[] Vendors = [("見本ベンダA", new(2026, 9, 1)), ("見本ベンダB", new(2026, 11, 1)), ("見本ベンダC", new(2027, 1, 1))];

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.InsurerSchedules.AnyAsync(cancellationToken))
        {
            return;
        }

        var vendors = await VendorsAsync(cancellationToken);
        var places = await db.Municipalities.Where(m => m.EndedOn == null && Prefectures.Contains(m.Code.Substring(0, 2))).OrderBy(m => m.Code)
            .ToListAsync(cancellationToken);
        var there = await db.Insurers.ToListAsync(cancellationToken);
        foreach (var place in places.Where(p => there.TrueForAll(i => i.Name != p.Name)))
        {
            var body = place.Code[..5];
            var insurer = new Insurer { InsurerNumber = body + CheckDigits.Modulus10(body), Name = place.Name, Kind = InsurerKind.Municipality };
            there.Add(insurer);
            db.Add(insurer);
        }

        var answered = await db.SurveyAnswers.Where(a => a.VendorId != null).ToDictionaryAsync(a => a.InsurerId, a => a.VendorId, cancellationToken);
        foreach (var insurer in there)
        {
            insurer.VendorId ??= answered.GetValueOrDefault(insurer.Id) ?? vendors[Lot(insurer.InsurerNumber) % vendors.Count].Id;
        }

        var published = await db.ServiceStarts.Where(s => s.ReplacedInVersion == null).ToDictionaryAsync(s => s.MunicipalityCode, cancellationToken);
        db.AddRange(there.Where(i => i.HasInsurerFunction).SelectMany(i => ScheduleOf(i, published.GetValueOrDefault(CodeOf(i)))));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string CodeOf(Insurer insurer)
    {
        var body = insurer.InsurerNumber[..5];
        return insurer.Members.Count > 0 ? insurer.Members[0].Code : body + CheckDigits.Modulus11(body);
    }

    private static int Lot(string number) => int.Parse(number, CultureInfo.InvariantCulture) / 10 % 7;

    private IEnumerable<object> ScheduleOf(Insurer insurer, ServiceStart? start)
    {
        if (start is null)
        {
            yield break;
        }

        var today = clock.TodayInJapan();
        var completesOn = start.StartsOn?.AddDays(-SetupPlacement.DaysToServiceStart) ?? today.AddDays(100 + (Lot(insurer.InsurerNumber) * 30));
        var schedule = new InsurerSchedule { InsurerId = insurer.Id, Setup = EndingOn(completesOn) };
        var kind = ScheduleEventKind.Drafted;
        if (start.StartsOn is { } day)
        {
            // Those of days gone by were told in time.
            var then = schedule.Setup.StartsOn.AddDays(-2) < today ? schedule.Setup.StartsOn.AddDays(-2) : today;
            schedule.Notify(then.AddDays(1), then);
            if (schedule.StartsOn == day)
            {
                schedule.Accept(then);
            }
            else
            {
                schedule.WishOtherStart(day, isSure: true, then);
                schedule.GrantOtherStart(then);
            }

            schedule.Fix();
            schedule.Publish(then, insurer.Members.Count > 0 ? insurer.Members.Select(m => m.Code) : [start.MunicipalityCode]);
            kind = ScheduleEventKind.Published;
        }
        else if (insurer.Members.Count > 0 || Lot(insurer.InsurerNumber) > 2)
        {
            schedule.Notify(today.AddDays(14), today);
            kind = ScheduleEventKind.Notified;
        }

        yield return schedule;
        yield return new ScheduleEvent
        {
            InsurerId = insurer.Id,
            Kind = kind,
            At = clock.GetUtcNow(),
            ById = null,
            SetupStartsOn = schedule.Setup.StartsOn,
            SetupCompletesOn = schedule.Setup.CompletesOn,
            Day = schedule.StartsOn,
            ReplyBy = kind == ScheduleEventKind.Notified ? schedule.ReplyBy : null,
        };
    }

    /// <summary>The business days up to that day, or the last one before it, without leaving the month.</summary>
    private static SetupPlacement EndingOn(DateOnly day)
    {
        var last = Days(day, -1).First(d => d.IsBusinessDay());
        return new SetupPlacement(Days(last, -1).Where(d => d.IsBusinessDay()).TakeWhile(d => d.Month == last.Month).Take(SetupDays).Last(), last);

        static IEnumerable<DateOnly> Days(DateOnly from, int step) => Enumerable.Range(0, 40).Select(n => from.AddDays(n * step));
    }

    private async Task<List<SystemVendor>> VendorsAsync(CancellationToken cancellationToken)
    {
        var vendors = await db.SystemVendors.OrderBy(v => v.NameKey).ToListAsync(cancellationToken);
        if (vendors.Count == 0)
        {
            var official = await db.Users.Where(a => a.UserName == "operator").Select(a => a.Id).SingleAsync(cancellationToken);
            foreach (var (name, from) in Vendors)
            {
                var vendor = new SystemVendor { Name = name, NameKey = SystemVendor.KeyOf(name) };
                vendor.Describe(name, from, clock.GetUtcNow(), official);
                vendors.Add(vendor);
                db.Add(vendor);
            }
        }

        return vendors;
    }
}
