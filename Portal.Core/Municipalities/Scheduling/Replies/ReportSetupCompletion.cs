using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>初期セットアップの完了を報告する, by the insurer; reported again, the day is mended.</summary>
/// <param name="Version">The row's version when the form was opened.</param>
public sealed record ReportSetupCompletion(uint Version, DateOnly? CompletedOn) : IRequest<Result>;

public sealed class ReportSetupCompletionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReportSetupCompletion, Result>
{
    public async Task<Result> Handle(ReportSetupCompletion request, CancellationToken cancellationToken)
    {
        if (request.CompletedOn is not { } completedOn)
        {
            return ScheduleErrors.CompletionMissing;
        }

        var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == user.InsurerId, cancellationToken);
        if (schedule?.CompletedOn == completedOn)
        {
            return Result.Done;
        }

        if (schedule is null || !db.IsVersion(schedule, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        var result = schedule.ReportCompletion(completedOn, now.DayInJapan());
        if (!result.Failed)
        {
            new ScheduleBook(db, user, now).Note(schedule, ScheduleEventKind.CompletionReported, day: completedOn);
            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }
}
