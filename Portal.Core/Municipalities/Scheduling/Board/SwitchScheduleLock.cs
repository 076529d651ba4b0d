using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>案を固定する, or let go: a new 日程案 leaves it where it is.</summary>
public sealed record SwitchScheduleLock(Guid InsurerId, uint Version, bool IsLocked) : IRequest<Result>;

public sealed class SwitchScheduleLockHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SwitchScheduleLock, Result>
{
    public async Task<Result> Handle(SwitchScheduleLock request, CancellationToken cancellationToken)
    {
        var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == request.InsurerId, cancellationToken);
        if (schedule is null || (!db.IsVersion(schedule, request.Version) && schedule.IsLocked != request.IsLocked))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (schedule.IsLocked == request.IsLocked)
        {
            return Result.Done;
        }

        var result = schedule.SwitchLock(request.IsLocked);
        if (!result.Failed)
        {
            db.Add(AuditEvent.By(
                user, clock.GetUtcNow(), request.IsLocked ? "ScheduleLocked" : "ScheduleUnlocked", nameof(InsurerSchedule), schedule.Id, schedule.InsurerId));
            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }
}
