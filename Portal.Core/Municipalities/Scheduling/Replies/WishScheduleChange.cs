using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>公開した日程の変更を希望する, by the insurer: what is public stands until the secretariat has decided.</summary>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Reason">Why.</param>
/// <param name="StartsOn">希望の利用開始日, if there is one.</param>
public sealed record WishScheduleChange(uint Version, string? Reason, DateOnly? StartsOn) : IRequest<Result>;

public sealed class WishScheduleChangeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WishScheduleChange, Result>
{
    public async Task<Result> Handle(WishScheduleChange request, CancellationToken cancellationToken)
    {
        var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == user.InsurerId, cancellationToken);
        if (schedule is null)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (!db.IsVersion(schedule, request.Version))
        {
            return schedule.Status == InsurerScheduleStatus.ChangeWished && schedule.InsurerReason == request.Reason?.Trim() && schedule.WishedStartOn == request.StartsOn
                ? Result.Done : ConflictErrors.ChangedMeanwhile;
        }

        var result = schedule.WishChange(request.Reason, request.StartsOn);
        if (!result.Failed)
        {
            new ScheduleBook(db, user, clock.GetUtcNow()).Note(schedule, ScheduleEventKind.ChangeWished, schedule.InsurerReason, request.StartsOn);
            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }
}
