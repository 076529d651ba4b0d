using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>1団体の日程, for the secretariat; null for who has neither 保険者機能 nor a schedule.</summary>
public sealed record FindInsurerSchedule(Guid InsurerId) : IRequest<InsurerScheduleDetails?>;

/// <param name="Schedule">Null while there is no draft.</param>
/// <param name="Addressees">How many would be told by mail.</param>
public sealed record InsurerScheduleDetails(
    Guid InsurerId, string InsurerNumber, string Name, ScheduleView? Schedule, IReadOnlyList<ScheduleHistoryLine> History, int Addressees);

/// <summary>日程, as both sides see it.</summary>
/// <param name="Version">For the forms: what was looked at.</param>
public sealed record ScheduleView(
    uint Version, InsurerScheduleStatus Status, bool IsLocked, SetupPlacement Setup, DateOnly StartsOn, DateOnly? ReplyBy, bool IsOverdue,
    DateOnly? WishedStartOn, string? InsurerReason, DateOnly? PublicStartOn, string? PublicReason, DateOnly? CompletedOn)
{
    public bool IsPublic => PublicStartOn is not null;

    internal static ScheduleView Of(InsurerSchedule s, uint version, DateOnly today) => new(
        version, s.Status, s.IsLocked, s.Setup, s.StartsOn, s.ReplyBy, s.IsOverdueOn(today), s.WishedStartOn, s.InsurerReason, s.PublicStartOn,
        s.PublicReason, s.CompletedOn);
}

/// <summary>日程の記録の1行.</summary>
public sealed record ScheduleHistoryLine(DateTimeOffset At, string Sentence, string? Reason);

internal static class ScheduleHistory
{
    /// <returns>The newest first, two hundred at most.</returns>
    public static async Task<IReadOnlyList<ScheduleHistoryLine>> ReadAsync(PortalDbContext db, Guid insurerId, bool withDrafts, CancellationToken cancellationToken)
    {
        var events = await db.ScheduleEvents.AsNoTracking()
            .Where(e => e.InsurerId == insurerId && (withDrafts || (e.Kind != ScheduleEventKind.Drafted && e.Kind != ScheduleEventKind.DraftRemoved)))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(200).ToListAsync(cancellationToken);
        return [.. events.Select(e => new ScheduleHistoryLine(
            e.At, ScheduleEventText.Of(e.Kind, e.SetupStartsOn, e.SetupCompletesOn, e.Day, e.ReplyBy), e.Reason))];
    }
}

public sealed class FindInsurerScheduleHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindInsurerSchedule, InsurerScheduleDetails?>
{
    public async Task<InsurerScheduleDetails?> Handle(FindInsurerSchedule request, CancellationToken cancellationToken)
    {
        var insurer = await db.Insurers.AsNoTracking().Where(i => i.Id == request.InsurerId && (i.HasInsurerFunction || db.InsurerSchedules.Any(s => s.InsurerId == i.Id)))
            .Select(i => new { i.Id, i.InsurerNumber, i.Name }).SingleOrDefaultAsync(cancellationToken);
        if (insurer is null)
        {
            return null;
        }

        var found = await db.InsurerSchedules.AsNoTracking().Where(s => s.InsurerId == insurer.Id)
            .Select(s => new { Schedule = s, Version = EF.Property<uint>(s, RowVersions.Property) }).SingleOrDefaultAsync(cancellationToken);
        var addresses = await ScheduleBook.AddressesAsync(db, [insurer.Id], cancellationToken);
        return new InsurerScheduleDetails(
            insurer.Id, insurer.InsurerNumber, insurer.Name,
            found is null ? null : ScheduleView.Of(found.Schedule, found.Version, clock.TodayInJapan()),
            await ScheduleHistory.ReadAsync(db, insurer.Id, withDrafts: true, cancellationToken), addresses[insurer.Id].Count());
    }
}
