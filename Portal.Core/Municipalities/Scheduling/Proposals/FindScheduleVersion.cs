using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程案の1つの版, compared with what its adoption changes and with the version before it.</summary>
public sealed record FindScheduleVersion(Guid Id, ScheduleVersionPart Part, int Page) : IRequest<ScheduleVersionView?>;

/// <summary>表示する内容.</summary>
public enum ScheduleVersionPart
{
    /// <summary>採用すると変わる保険者: moved, new, or without a place from then on.</summary>
    Changes,

    /// <summary>つくったあとに変わった保険者, whom the adoption leaves alone.</summary>
    Skipped,

    /// <summary>前の版から動いた保険者.</summary>
    Moved,

    /// <summary>割り当てられない保険者.</summary>
    Left,

    /// <summary>すべて.</summary>
    All,
}

/// <param name="Before">第n版, with which it is compared; null for the first one.</param>
/// <param name="IsNewest">Only the newest one may be adopted.</param>
/// <param name="Counts">How many stand in each part.</param>
public sealed record ScheduleVersionView(
    ScheduleVersionRow Version, int? Before, bool IsNewest, IReadOnlyDictionary<ScheduleVersionPart, int> Counts,
    IReadOnlyList<ScheduleVersionEntry> Rows, int Count, int Page);

/// <param name="Was">Where the version before had it; among the changes, where its schedule was when the version was made.</param>
/// <param name="Now">Where this one has it.</param>
public sealed record ScheduleVersionEntry(
    Guid InsurerId, string InsurerNumber, string Name, SetupPlacement? Was, SetupPlacement? Now, int ShiftMonths, bool Stays, string? Reason)
{
    /// <summary>動いた日数, business days or not; null when it was or is without a place.</summary>
    public int? MovedDays => Was is null || Now is null ? null : Now.StartsOn.DayNumber - Was.StartsOn.DayNumber;
}

public sealed class FindScheduleVersionHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindScheduleVersion, ScheduleVersionView?>
{
    public async Task<ScheduleVersionView?> Handle(FindScheduleVersion request, CancellationToken cancellationToken)
    {
        var near = await db.ScheduleVersions.Where(v => v.Id == request.Id)
            .Select(v => new
            {
                Newest = db.ScheduleVersions.Max(o => o.Number),
                Before = db.ScheduleVersions.Where(o => o.Number == v.Number - 1).Select(o => (Guid?)o.Id).SingleOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (near is null)
        {
            return null;
        }

        var version = await db.ScheduleVersions.Where(v => v.Id == request.Id).ToRows(db).SingleAsync(cancellationToken);
        var lines = await LinesAsync(request.Id, near.Before, cancellationToken);
        var entries = lines.ConvertAll(l => l.Entry(l.WasInVersion));
        var skipped = await SkippedAsync(version, near.Newest, lines, cancellationToken);
        var parts = new Dictionary<ScheduleVersionPart, List<ScheduleVersionEntry>>
        {
            [ScheduleVersionPart.Changes] =
                [.. lines.Where(l => !l.Line.Stays && !skipped.Contains(l.Line.InsurerId) && l.Line.Before != l.Line.Placement).Select(l => l.Entry(l.Line.Before))],
            [ScheduleVersionPart.Skipped] = [.. lines.Where(l => skipped.Contains(l.Line.InsurerId)).Select(l => l.Entry(l.Line.Before))],
            [ScheduleVersionPart.Moved] = [.. entries.Where(e => near.Before is not null && e.Was != e.Now).OrderByDescending(e => Math.Abs(e.MovedDays ?? int.MaxValue))],
            [ScheduleVersionPart.Left] = [.. entries.Where(e => e.Now is null)],
            [ScheduleVersionPart.All] = entries,
        };
        var found = parts[request.Part];
        var page = ListLimits.PageWithin(request.Page, found.Count);
        return new ScheduleVersionView(
            version, near.Before is null ? null : version.Number - 1, version.Number == near.Newest, parts.ToDictionary(p => p.Key, p => p.Value.Count),
            [.. found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)], found.Count, page);
    }

    private async Task<HashSet<Guid>> SkippedAsync(
        ScheduleVersionRow version, int newest, List<VersionLine> lines, CancellationToken cancellationToken)
    {
        if (version.AdoptedAt is not null || version.Number != newest)
        {
            return [.. lines.Where(l => l.Line.IsSkipped).Select(l => l.Line.InsurerId)];
        }

        var there = await db.InsurerSchedules.AsNoTracking().ToDictionaryAsync(s => s.InsurerId, cancellationToken);
        return [.. SkippedLines.Of([.. lines.Select(l => l.Line)], there, clock.TodayInJapan()).Select(l => l.InsurerId)];
    }

    private async Task<List<VersionLine>> LinesAsync(Guid id, Guid? before, CancellationToken cancellationToken)
    {
        var lines = await (
            from i in db.Insurers.AsNoTracking()
            join l in db.ScheduleVersionLines on i.Id equals l.InsurerId
            where l.VersionId == id || l.VersionId == before
            orderby i.InsurerNumber
            select new { i.Id, i.InsurerNumber, i.Name, Line = l }).ToListAsync(cancellationToken);
        return [.. lines.GroupBy(l => l.Id).Where(g => g.Any(l => l.Line.VersionId == id)).Select(g => new VersionLine(
            g.First().InsurerNumber, g.First().Name, g.Single(l => l.Line.VersionId == id).Line,
            g.SingleOrDefault(l => l.Line.VersionId == before)?.Line.Placement))];
    }

    private sealed record VersionLine(string InsurerNumber, string Name, ScheduleVersionLine Line, SetupPlacement? WasInVersion)
    {
        public ScheduleVersionEntry Entry(SetupPlacement? was) =>
            new(Line.InsurerId, InsurerNumber, Name, was, Line.Placement, Line.ShiftMonths, Line.Stays, Line.Reason);
    }
}
