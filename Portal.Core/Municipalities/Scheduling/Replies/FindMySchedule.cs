using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>自分の保険者の日程. A draft is nobody's business before it is notified.</summary>
public sealed record FindMySchedule : IRequest<MySchedule>;

/// <param name="Schedule">Null until something was notified, and again while a new draft is being made.</param>
/// <param name="HasInsurerFunction">A union for the review board alone has no schedule.</param>
/// <param name="IsRedrafting">The secretariat is making a draft anew after an earlier one.</param>
public sealed record MySchedule(string Name, bool HasInsurerFunction, ScheduleView? Schedule, bool IsRedrafting, IReadOnlyList<ScheduleHistoryLine> History, DateOnly Today)
{
    /// <summary>The last reply, while it stands.</summary>
    public bool WaitsForReply => Schedule?.Status == InsurerScheduleStatus.Notified;
}

public sealed class FindMyScheduleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FindMySchedule, MySchedule>
{
    public async Task<MySchedule> Handle(FindMySchedule request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var insurer = await db.Insurers.Where(i => i.Id == user.InsurerId).Select(i => new { i.Name, i.HasInsurerFunction }).SingleAsync(cancellationToken);
        var found = await db.InsurerSchedules.AsNoTracking().Where(s => s.InsurerId == user.InsurerId)
            .Select(s => new { Schedule = s, Version = EF.Property<uint>(s, RowVersions.Property) }).SingleOrDefaultAsync(cancellationToken);
        var history = await ScheduleHistory.ReadAsync(db, user.InsurerId!.Value, withDrafts: false, cancellationToken);
        return new MySchedule(
            insurer.Name, insurer.HasInsurerFunction,
            found is null or { Schedule.Status: InsurerScheduleStatus.Draft } ? null : ScheduleView.Of(found.Schedule, found.Version, today),
            found is { Schedule.Status: InsurerScheduleStatus.Draft } && history.Count > 0, history, today);
    }
}
