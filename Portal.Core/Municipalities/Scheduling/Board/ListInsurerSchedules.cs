using MediatR;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>保険者の日程の一覧, for the secretariat.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListInsurerSchedules(ScheduleFilter Filter, int Page) : IRequest<InsurerScheduleList>;

/// <param name="Vendors">Every vendor that some insurer has, for choosing.</param>
/// <param name="Months">Every month in which a setup begins, for choosing.</param>
public sealed record InsurerScheduleList(
    IReadOnlyList<InsurerScheduleRow> Rows, int Count, int Page, DateOnly Today, IReadOnlyList<string> Vendors, IReadOnlyList<YearMonth> Months);

/// <param name="Status">Null while there is no schedule.</param>
/// <param name="ShiftMonths">希望とのずれ.</param>
public sealed record InsurerScheduleRow(
    Guid InsurerId, string InsurerNumber, string Name, string? Prefecture, string? Vendor, YearMonth? WishedMonth,
    InsurerScheduleStatus? Status, bool IsLocked, SetupPlacement? Setup, DateOnly? StartsOn, DateOnly? ReplyBy, bool IsOverdue, string? InsurerReason,
    int ShiftMonths)
{
    internal static InsurerScheduleRow Of(BoardRow row, DateOnly today) => new(
        row.InsurerId, row.InsurerNumber, row.Name, row.Prefecture?.Name, row.VendorName, row.Answer?.WishedMonth,
        row.Schedule?.Status, row.Schedule?.IsLocked == true, row.Setup, row.Setup is null ? null : row.Schedule?.StartsOn, row.Schedule?.ReplyBy,
        row.Schedule?.IsOverdueOn(today) == true, row.Schedule?.InsurerReason, row.Setup?.ShiftFrom(row.Answer?.WishedMonth) ?? 0);
}

public sealed class ListInsurerSchedulesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListInsurerSchedules, InsurerScheduleList>
{
    public async Task<InsurerScheduleList> Handle(ListInsurerSchedules request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var all = await BoardRows.ReadAsync(db, cancellationToken);
        var found = request.Filter.Apply(all, today).ToList();
        var page = ListLimits.PageWithin(request.Page, found.Count);
        return new InsurerScheduleList(
            [.. found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).Select(r => InsurerScheduleRow.Of(r, today))],
            found.Count, page, today,
            [.. all.Select(r => r.VendorName).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            [.. all.Select(r => r.Month).OfType<YearMonth>().Distinct().Order()]);
    }
}
