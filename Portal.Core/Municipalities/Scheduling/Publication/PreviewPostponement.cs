using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>延期する前に確かめる: what would be public, and which rules would not be kept.</summary>
public sealed record PreviewPostponement(PostponeSchedule Postponement) : IRequest<Result<PostponementPreview>>;

/// <param name="Setup">初期セットアップの期間 of then.</param>
/// <param name="Broken">守れなくなる決まり; none while the setup stays.</param>
/// <param name="Places">The municipalities whose public day changes.</param>
public sealed record PostponementPreview(
    SetupPlacement Setup, DateOnly StartsOn, string Reason, IReadOnlyList<BrokenRule> Broken, IReadOnlyList<string> Places);

public sealed class PreviewPostponementHandler(PortalDbContext db, TimeProvider clock)
    : IRequestHandler<PreviewPostponement, Result<PostponementPreview>>
{
    public async Task<Result<PostponementPreview>> Handle(PreviewPostponement request, CancellationToken cancellationToken)
    {
        var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == request.Postponement.InsurerId, cancellationToken);
        return schedule is null || !db.IsVersion(schedule, request.Postponement.Version) ? ConflictErrors.ChangedMeanwhile
            : await CheckAsync(db, schedule, request.Postponement, clock.TodayInJapan(), cancellationToken);
    }

    internal static async Task<Result<PostponementPreview>> CheckAsync(
        PortalDbContext db, InsurerSchedule schedule, PostponeSchedule request, DateOnly today, CancellationToken cancellationToken)
    {
        if (PublicReasons.Check(request.Reason, isNeeded: true) is { Failed: true } reason)
        {
            return Result<PostponementPreview>.Fail(reason.Errors);
        }

        if (request.StartsOn is not { } startsOn)
        {
            return ScheduleErrors.StartMissing;
        }

        var move = request.Day is null ? new ScheduleMove([], schedule.Setup)
            : await PreviewScheduleMoveHandler.ExplainAsync(db, schedule.InsurerId, request.Day, today, cancellationToken);
        if (move.Failed)
        {
            return Result<PostponementPreview>.Fail(move.Errors);
        }

        var check = schedule.CheckPostponement(move.Value.Placement!, startsOn, request.Reason, request.IsAgreed, request.IsSure, today);
        if (check.Failed)
        {
            return Result<PostponementPreview>.Fail(check.Errors);
        }

        var places = await PublishedPlaces.OfAsync(db, schedule, cancellationToken);
        return places.Count == 0 ? ScheduleErrors.NoMunicipalityLeft
            : new PostponementPreview(move.Value.Placement!, startsOn, request.Reason!.Trim(), move.Value.Broken, [.. places.Select(p => p.Name)]);
    }
}
