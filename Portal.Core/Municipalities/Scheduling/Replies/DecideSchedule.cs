using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>事務局の答え that changes nothing in public.</summary>
public enum ScheduleDecision
{
    /// <summary>希望の利用開始日にする.</summary>
    GrantOtherStart,

    /// <summary>確定する.</summary>
    Fix,

    /// <summary>変更しない.</summary>
    Keep,
}

/// <summary>1団体の回答に答える, by the secretariat; the insurer is told by mail.</summary>
/// <param name="Version">The row's version when the page was opened.</param>
public sealed record DecideSchedule(Guid InsurerId, uint Version, ScheduleDecision Decision) : IRequest<Result>;

public sealed class DecideScheduleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideSchedule, Result>
{
    public async Task<Result> Handle(DecideSchedule request, CancellationToken cancellationToken)
    {
        var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == request.InsurerId, cancellationToken);
        if (schedule is null || !db.IsVersion(schedule, request.Version))
        {
            return schedule is not null && SaysSo(schedule, request.Decision) ? Result.Done : ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        var (kind, result) = request.Decision switch
        {
            ScheduleDecision.GrantOtherStart => (ScheduleEventKind.OtherStartGranted, schedule.GrantOtherStart(now.DayInJapan())),
            ScheduleDecision.Fix => (ScheduleEventKind.Fixed, schedule.Fix()),
            _ => (ScheduleEventKind.Kept, schedule.KeepAsItIs()),
        };
        if (result.Failed)
        {
            return result;
        }

        var book = new ScheduleBook(db, user, now);
        book.Note(schedule, kind);
        await book.TellAsync(schedule, new ScheduleDecidedMail(kind, schedule.StartsOn), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>A second click, or a colleague with the same answer.</summary>
    private static bool SaysSo(InsurerSchedule schedule, ScheduleDecision decision) => decision switch
    {
        ScheduleDecision.GrantOtherStart => schedule is { Status: InsurerScheduleStatus.Accepted, AgreedStartOn: not null },
        ScheduleDecision.Fix => schedule.Status == InsurerScheduleStatus.Fixed,
        _ => schedule.Status is InsurerScheduleStatus.Published or InsurerScheduleStatus.Postponed,
    };
}
