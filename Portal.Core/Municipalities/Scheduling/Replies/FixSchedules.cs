using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>承諾された日程をまとめて確定する.</summary>
/// <param name="Known">How many the person saw.</param>
public sealed record FixSchedules(int Known) : IRequest<Result<int>>;

public sealed class FixSchedulesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FixSchedules, Result<int>>
{
    public async Task<Result<int>> Handle(FixSchedules request, CancellationToken cancellationToken)
    {
        var accepted = await db.InsurerSchedules.Where(s => s.Status == InsurerScheduleStatus.Accepted).ToListAsync(cancellationToken);
        if (accepted.Count != 0 && accepted.Count != request.Known)
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
}
