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
/// <param name="IsSure">The warning of a long time after the completion was read.</param>
/// <param name="AcceptsBroken">The rules that break were read.</param>
public sealed record PostponeSchedule(
    Guid InsurerId, uint Version, DateOnly? Day, DateOnly? StartsOn, string? Reason, bool IsAgreed, bool IsSure, bool AcceptsBroken) : IRequest<Result<int>>;

public sealed class PostponeScheduleHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PostponeSchedule, Result<int>>
{
    public async Task<Result<int>> Handle(PostponeSchedule request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await new SchedulePublication(db, status, user, now).RunAsync(ActAsync, seenVersion: null, cancellationToken);

        async Task<Result<IReadOnlyList<ServiceStartLine>>> ActAsync(InsurerPlaces _)
        {
            var schedule = await db.InsurerSchedules.SingleOrDefaultAsync(s => s.InsurerId == request.InsurerId, cancellationToken);
            if (schedule is null || !db.IsVersion(schedule, request.Version))
            {
                return schedule is not null && SaysSo(schedule, request) ? Result<IReadOnlyList<ServiceStartLine>>.Done([]) : ConflictErrors.ChangedMeanwhile;
            }

            var found = await PreviewPostponementHandler.CheckAsync(db, schedule, request, now.DayInJapan(), cancellationToken);
            if (found.Failed)
            {
                return Result<IReadOnlyList<ServiceStartLine>>.Fail(found.Errors);
            }

            if (found.Value.Broken.Count > 0 && !request.AcceptsBroken)
            {
                return ScheduleErrors.BreaksRulesOf(found.Value.Broken);
            }

            schedule.Postpone(found.Value.Setup, found.Value.StartsOn, request.Reason, request.IsAgreed, request.IsSure, now.DayInJapan());
            var book = new ScheduleBook(db, user, now);
            book.Note(schedule, ScheduleEventKind.Postponed, schedule.PublicReason);
            await book.TellAsync(
                schedule, new ScheduleDecidedMail(ScheduleEventKind.Postponed, schedule.StartsOn, schedule.PublicReason, schedule.Setup), cancellationToken);
            var own = await PublishedPlaces.OfAsync(db, schedule, cancellationToken);
            return Result<IReadOnlyList<ServiceStartLine>>.Done(
                [.. own.Select(p => new ServiceStartLine(p.Code, ServiceStartState.Decided, schedule.PublicStartOn, schedule.PublicReason))]);
        }
    }

    /// <summary>A second click.</summary>
    private static bool SaysSo(InsurerSchedule schedule, PostponeSchedule request) =>
        schedule.Status == InsurerScheduleStatus.Postponed && schedule.PublicStartOn == request.StartsOn && schedule.PublicReason == request.Reason?.Trim()
        && (request.Day is null || schedule.Setup.StartsOn == request.Day);
}
