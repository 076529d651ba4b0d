using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>公開した利用開始日を延期する: the later day and its reason are public at once.</summary>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Day">初期セットアップを始める日; empty leaves the setup as it is.</param>
/// <param name="StartsOn">利用開始日.</param>
/// <param name="Reason">For everybody to read.</param>
/// <param name="IsAgreed">保険者の承諾を得た.</param>
/// <param name="IsSure">The warnings were read.</param>
public sealed record PostponeSchedule(Guid InsurerId, uint Version, DateOnly? Day, DateOnly? StartsOn, string? Reason, bool IsAgreed, bool IsSure)
    : IRequest<Result<int>>;

public sealed class PostponeScheduleHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PostponeSchedule, Result<int>>
{
    public async Task<Result<int>> Handle(PostponeSchedule request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (PublicReasons.Check(request.Reason, isNeeded: true) is { Failed: true } reason)
        {
            return Result<int>.Fail(reason.Errors);
        }

        if (request.StartsOn is not { } startsOn)
        {
            return ScheduleErrors.StartMissing;
        }

        var moved = request.Day is null ? null : await PlacementAsync(request, now.DayInJapan(), cancellationToken);
        if (moved is { Failed: true })
        {
            return Result<int>.Fail(moved.Errors);
        }

        return await new SchedulePublication(db, status, user, now).RunAsync(ActAsync, seenVersion: null, cancellationToken);

        async Task<Result<IReadOnlyList<ServiceStartLine>>> ActAsync(InsurerPlaces places)
        {
            var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == request.InsurerId, cancellationToken);
            if (schedule is null || !db.IsVersion(schedule, request.Version))
            {
                return ConflictErrors.ChangedMeanwhile;
            }

            var result = schedule.Postpone(moved?.Value ?? schedule.Setup, startsOn, request.Reason, request.IsAgreed, request.IsSure);
            if (result.Failed)
            {
                return Result<IReadOnlyList<ServiceStartLine>>.Fail(result.Errors);
            }

            if (places.Of(schedule.InsurerId) is not { Count: > 0 } own)
            {
                return ScheduleErrors.NoMunicipalityLeft;
            }

            var book = new ScheduleBook(db, user, now);
            book.Note(schedule, ScheduleEventKind.Postponed, schedule.PublicReason);
            await book.TellAsync(schedule, new ScheduleDecidedMail(ScheduleEventKind.Postponed, startsOn, schedule.PublicReason), cancellationToken);
            return Result<IReadOnlyList<ServiceStartLine>>.Done(
                [.. own.Select(p => new ServiceStartLine(p.Code, ServiceStartState.Decided, startsOn, schedule.PublicReason))]);
        }
    }

    private async Task<Result<SetupPlacement>> PlacementAsync(PostponeSchedule request, DateOnly today, CancellationToken cancellationToken)
    {
        var move = await PreviewScheduleMoveHandler.ExplainAsync(db, request.InsurerId, request.Day, today, cancellationToken);
        return move.Failed ? Result<SetupPlacement>.Fail(move.Errors)
            : move.Value.Broken.Count > 0 && !request.IsSure ? Result<SetupPlacement>.Fail([ScheduleErrors.BreaksRulesOf(move.Value)])
            : move.Value.Placement!;
    }
}
