using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>承諾された日程をまとめて確定する.</summary>
/// <param name="Seen">見た内容のしるし of what was accepted when the page was opened.</param>
public sealed record FixSchedules(string? Seen) : IRequest<Result<int>>;

public sealed class FixSchedulesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FixSchedules, Result<int>>
{
    public async Task<Result<int>> Handle(FixSchedules request, CancellationToken cancellationToken)
    {
        var accepted = await db.InsurerSchedules.Where(s => s.Status == InsurerScheduleStatus.Accepted).ToListAsync(cancellationToken);
        if (accepted.Count != 0 && SeenOf(accepted) != request.Seen)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var book = new ScheduleBook(db, user, clock.GetUtcNow());
        var addresses = await ScheduleBook.AddressesAsync(db, [.. accepted.Select(s => s.InsurerId)], cancellationToken);
        foreach (var schedule in accepted)
        {
            schedule.Fix();
            book.Note(schedule, ScheduleEventKind.Fixed);
            book.Tell(schedule, new ScheduleDecidedMail(ScheduleEventKind.Fixed, schedule.StartsOn), addresses[schedule.InsurerId]);
        }

        await db.SaveChangesAsync(cancellationToken);
        return accepted.Count;
    }

    private string SeenOf(IEnumerable<InsurerSchedule> schedules) =>
        ScheduleFingerprint.Of(schedules.Select(s => new SeenSchedule(s.InsurerId, db.Entry(s).Property<uint>(RowVersions.Property).CurrentValue, [])));
}
