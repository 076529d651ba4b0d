using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// 1団体の日程を動かす, or give a draft to one that has none; also 案をつくり直す after 問題あり and after a withdrawal. What was replied is void then, and who had been
/// notified is told so.
/// </summary>
/// <param name="Version">The row's version when the form was opened; null when there was no schedule.</param>
/// <param name="Day">初期セットアップを始める日.</param>
/// <param name="IsSure">The broken rules were read.</param>
public sealed record MoveInsurerSchedule(Guid InsurerId, uint? Version, DateOnly? Day, bool IsSure) : IRequest<Result>;

public sealed class MoveInsurerScheduleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<MoveInsurerSchedule, Result>
{
    public async Task<Result> Handle(MoveInsurerSchedule request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var move = await PreviewScheduleMoveHandler.ExplainAsync(db, request.InsurerId, request.Day, now.DayInJapan(), cancellationToken);
        if (move.Failed)
        {
            return Result.Fail(move.Errors);
        }

        var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == request.InsurerId, cancellationToken);
        if (request.Version is { } version ? schedule is null || !db.IsVersion(schedule, version) : schedule is not null)
        {
            // A second click finds its own draft.
            return schedule is { Status: InsurerScheduleStatus.Draft } && schedule.Setup == move.Value.Placement ? Result.Done : ConflictErrors.ChangedMeanwhile;
        }

        if (schedule is { Status: InsurerScheduleStatus.Draft, IsLocked: true })
        {
            return ScheduleErrors.Locked;
        }

        if (move.Value.Broken.Count > 0 && !request.IsSure)
        {
            return ScheduleErrors.BreaksRules;
        }

        return await SaveAsync(schedule, request.InsurerId, move.Value.Placement!, now, cancellationToken);
    }

    private async Task<Result> SaveAsync(
        InsurerSchedule? schedule, Guid insurerId, SetupPlacement placement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var book = new ScheduleBook(db, user, now);
        var wasTold = schedule is not null and not { Status: InsurerScheduleStatus.Draft or InsurerScheduleStatus.Adjusting };
        if (schedule is null)
        {
            schedule = new InsurerSchedule { InsurerId = insurerId, Setup = placement };
            db.Add(schedule);
        }
        else if (schedule.Redraft(placement) is { Failed: true } refused)
        {
            return refused;
        }

        book.Note(schedule, ScheduleEventKind.Drafted);
        if (wasTold)
        {
            await book.TellAsync(schedule, new ScheduleRedraftedMail(), cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Violates(InsurerScheduleConfiguration.OnePerInsurer))
        {
            return ConflictErrors.ChangedMeanwhile;
        }
    }
}
