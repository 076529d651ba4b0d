using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>日程案の版, the newest first.</summary>
public sealed record ListScheduleVersions(int Page) : IRequest<ScheduleVersionList>;

public sealed record ScheduleVersionList(IReadOnlyList<ScheduleVersionRow> Rows, int Count, int Page);

/// <param name="By">Who made it.</param>
/// <param name="AdoptedAt">採用した日時.</param>
public sealed record ScheduleVersionRow(
    Guid Id, int Number, DateTimeOffset MadeAt, string By, int PerDay, int PerWeek, int SetupDays, DateOnly FirstMonth, int Placed, int Left,
    int TotalShift, int GreatestShift, bool IsProvenBest, DateTimeOffset? AdoptedAt, int? Changed, int? Skipped);

internal static class ScheduleVersionRows
{
    public static IQueryable<ScheduleVersionRow> ToRows(this IQueryable<ScheduleVersion> versions, PortalDbContext db) =>
        versions.Select(v => new ScheduleVersionRow(
            v.Id, v.Number, v.MadeAt, db.Users.Where(a => a.Id == v.MadeById).Select(a => a.DisplayName).First(),
            v.PerDay, v.PerWeek, v.SetupDays, v.FirstMonth, v.Placed, v.Left, v.TotalShift, v.GreatestShift, v.IsProvenBest, v.AdoptedAt, v.Changed, v.Skipped));
}

public sealed class ListScheduleVersionsHandler(PortalDbContext db) : IRequestHandler<ListScheduleVersions, ScheduleVersionList>
{
    public async Task<ScheduleVersionList> Handle(ListScheduleVersions request, CancellationToken cancellationToken)
    {
        var count = await db.ScheduleVersions.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await db.ScheduleVersions.OrderByDescending(v => v.Number)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToRows(db).ToListAsync(cancellationToken);
        return new ScheduleVersionList(rows, count, page);
    }
}
