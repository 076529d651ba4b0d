using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>
/// 利用開始日を公開する, of all that were chosen or of none, as one version. Only what is fixed; a union's members all change together.
/// </summary>
/// <param name="Chosen">The insurers.</param>
/// <param name="SeenVersion">公表の版 that the person looked at.</param>
/// <param name="Reason">For those whose public date moves without having been withdrawn before; the others have none.</param>
public sealed record PublishSchedules(IReadOnlyList<Guid>? Chosen, int SeenVersion, string? Reason) : IRequest<Result<int>>;

public sealed class PublishSchedulesHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PublishSchedules, Result<int>>
{
    public async Task<Result<int>> Handle(PublishSchedules request, CancellationToken cancellationToken)
    {
        var chosen = (request.Chosen ?? []).Distinct().ToList();
        if (chosen.Count == 0)
        {
            return ScheduleErrors.NothingChosen;
        }

        if (request.Reason is { } reason && PublicReasons.Check(reason, isNeeded: false) is { Failed: true } refused)
        {
            return Result<int>.Fail(refused.Errors);
        }

        var now = clock.GetUtcNow();
        return await new SchedulePublication(db, status, user, now).RunAsync(ActAsync, request.SeenVersion, cancellationToken);

        async Task<Result<IReadOnlyList<ServiceStartLine>>> ActAsync(InsurerPlaces places)
        {
            var schedules = await db.InsurerSchedules.Where(s => chosen.Contains(s.InsurerId)).ToListAsync(cancellationToken);
            var names = await db.Insurers.Where(i => chosen.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Name, cancellationToken);
            if (schedules.Count != chosen.Count)
            {
                return ConflictErrors.ChangedMeanwhile;
            }

            var lines = new List<ServiceStartLine>();
            foreach (var schedule in schedules)
            {
                var was = schedule.Status;
                if (schedule.Publish().Failed)
                {
                    return ScheduleErrors.NotFixed(names[schedule.InsurerId], was);
                }

                if (places.Of(schedule.InsurerId) is not { Count: > 0 } own)
                {
                    return ScheduleErrors.NoMunicipality(names[schedule.InsurerId]);
                }

                lines.AddRange(own.Select(p => new ServiceStartLine(p.Code, ServiceStartState.Decided, schedule.PublicStartOn)));
            }

            await TellAsync(schedules, now, cancellationToken);
            return Result<IReadOnlyList<ServiceStartLine>>.Done(await WithReasonAsync(lines, request.Reason, cancellationToken));
        }
    }

    private async Task TellAsync(List<InsurerSchedule> schedules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var book = new ScheduleBook(db, user, now);
        var addresses = await ScheduleBook.AddressesAsync(db, [.. schedules.Select(s => s.InsurerId)], cancellationToken);
        foreach (var schedule in schedules)
        {
            book.Note(schedule, ScheduleEventKind.Published);
            book.Tell(schedule, new ScheduleDecidedMail(ScheduleEventKind.Published, schedule.StartsOn), addresses[schedule.InsurerId]);
        }
    }

    private async Task<List<ServiceStartLine>> WithReasonAsync(List<ServiceStartLine> lines, string? reason, CancellationToken cancellationToken)
    {
        var inForce = await SchedulePublication.InForceAsync(db, [.. lines.Select(l => l.Code)], cancellationToken);
        return [.. lines.Select(l => inForce.GetValueOrDefault(l.Code)?.State == ServiceStartState.Decided ? l with { Reason = reason } : l)];
    }
}
