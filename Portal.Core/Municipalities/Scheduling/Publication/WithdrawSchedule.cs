using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>公開した利用開始日を取り下げ、日程調整中に戻す: at once and for all of its municipalities, with the reason that everybody reads.</summary>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Reason">For everybody to read.</param>
public sealed record WithdrawSchedule(Guid InsurerId, uint Version, string? Reason) : IRequest<Result<int>>;

public sealed class WithdrawScheduleHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WithdrawSchedule, Result<int>>
{
    public async Task<Result<int>> Handle(WithdrawSchedule request, CancellationToken cancellationToken)
    {
        if (PublicReasons.Check(request.Reason, isNeeded: true) is { Failed: true } refused)
        {
            return Result<int>.Fail(refused.Errors);
        }

        var now = clock.GetUtcNow();
        return await new SchedulePublication(db, status, user, now).RunAsync(ActAsync, seenVersion: null, cancellationToken);

        async Task<Result<IReadOnlyList<ServiceStartLine>>> ActAsync(InsurerPlaces _)
        {
            var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == request.InsurerId, cancellationToken);
            if (schedule is null || !db.IsVersion(schedule, request.Version))
            {
                // A second click finds its own withdrawal.
                return schedule is { Status: InsurerScheduleStatus.Adjusting } && schedule.PublicReason == request.Reason?.Trim()
                    ? Result<IReadOnlyList<ServiceStartLine>>.Done([]) : ConflictErrors.ChangedMeanwhile;
            }

            // None may be left: then only the schedule goes back.
            var own = await PublishedPlaces.OfAsync(db, schedule, cancellationToken);

            if (schedule.Withdraw(request.Reason) is { Failed: true } notNow)
            {
                return Result<IReadOnlyList<ServiceStartLine>>.Fail(notNow.Errors);
            }

            var book = new ScheduleBook(db, user, now);
            book.Note(schedule, ScheduleEventKind.Withdrawn, schedule.PublicReason);
            await book.TellAsync(schedule, new ScheduleDecidedMail(ScheduleEventKind.Withdrawn, null, schedule.PublicReason), cancellationToken);
            return Result<IReadOnlyList<ServiceStartLine>>.Done(
                [.. own.Select(p => new ServiceStartLine(p.Code, ServiceStartState.Arranging, null, schedule.PublicReason))]);
        }
    }
}
