using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// 利用開始日を公開する, of all that were chosen or of none, as one version. Only what is fixed; a union's members all change together.
/// </summary>
/// <param name="Chosen">Each as <see cref="PublicationRow.Choice"/>.</param>
/// <param name="SeenVersion">公表の版 that the person looked at.</param>
/// <param name="Reason">For those whose public date moves without having been withdrawn before; the others have none.</param>
public sealed record PublishSchedules(IReadOnlyList<string>? Chosen, int SeenVersion, string? Reason) : IRequest<Result<int>>;

public sealed class PublishSchedulesHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PublishSchedules, Result<int>>
{
    public async Task<Result<int>> Handle(PublishSchedules request, CancellationToken cancellationToken)
    {
        var chosen = (request.Chosen ?? []).Select(ChosenSchedule.Read).OfType<ChosenSchedule>().DistinctBy(c => c.InsurerId).ToList();
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
            var ids = chosen.ConvertAll(c => c.InsurerId);
            var schedules = await db.InsurerSchedules.Where(s => ids.Contains(s.InsurerId)).ToListAsync(cancellationToken);
            if (schedules.Count != chosen.Count)
            {
                return ConflictErrors.ChangedMeanwhile;
            }

            // A second click finds its own publication.
            if (schedules.TrueForAll(s => s.Status == InsurerScheduleStatus.Published))
            {
                return Result<IReadOnlyList<ServiceStartLine>>.Done([]);
            }

            var seen = chosen.ToDictionary(c => c.InsurerId, c => c.Seen);
            var names = await db.Insurers.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Name, cancellationToken);
            if (schedules.Select(s => Check(s, names[s.InsurerId], seen[s.InsurerId], places)).FirstOrDefault(e => e is not null) is { } error)
            {
                return error;
            }

            return Result<IReadOnlyList<ServiceStartLine>>.Done(await PublishAsync(schedules, places, request.Reason, now, cancellationToken));
        }
    }

    private Error? Check(InsurerSchedule schedule, string name, string seen, InsurerPlaces places)
    {
        var codes = places.Of(schedule.InsurerId).Select(p => p.Code).ToList();
        var version = db.Entry(schedule).Property<uint>(RowVersions.Property).CurrentValue;
        return schedule.Status != InsurerScheduleStatus.Fixed ? ScheduleErrors.NotFixed(name, schedule.Status)
            : codes.Count == 0 ? ScheduleErrors.NoMunicipality(name)
            : schedule.StartsOn <= clock.TodayInJapan() ? ScheduleErrors.StartPast(name, schedule.StartsOn)
            : ChosenSchedule.Of(new SeenSchedule(schedule.InsurerId, version, codes)).Seen != seen ? ConflictErrors.ChangedMeanwhile
            : null;
    }

    private async Task<List<ServiceStartLine>> PublishAsync(
        List<InsurerSchedule> schedules, InsurerPlaces places, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inForce = await SchedulePublication.InForceAsync(db, [.. schedules.SelectMany(s => places.Of(s.InsurerId)).Select(p => p.Code)], cancellationToken);
        var book = new ScheduleBook(db, user, now);
        var addresses = await ScheduleBook.AddressesAsync(db, [.. schedules.Select(s => s.InsurerId)], cancellationToken);
        var lines = new List<ServiceStartLine>();
        foreach (var schedule in schedules)
        {
            var own = places.Of(schedule.InsurerId)
                .Select(p => new ServiceStartLine(p.Code, ServiceStartState.Decided, schedule.StartsOn, ReasonFor(p.Code, schedule.StartsOn))).ToList();
            schedule.Publish(now.DayInJapan(), own.Select(l => l.Code), own.Find(l => l.Reason is not null)?.Reason);
            book.Note(schedule, ScheduleEventKind.Published, schedule.PublicReason);
            book.Tell(
                schedule, new ScheduleDecidedMail(ScheduleEventKind.Published, schedule.StartsOn, schedule.PublicReason), addresses[schedule.InsurerId]);
            lines.AddRange(own);
        }

        await PublishedPlaces.TakeOverAsync(db, [.. lines.Select(l => l.Code)], [.. schedules.Select(s => s.InsurerId)], cancellationToken);
        return lines;

        string? ReasonFor(string code, DateOnly startsOn) =>
            inForce.GetValueOrDefault(code) is { StartsOn: { } before } && before != startsOn && !string.IsNullOrWhiteSpace(reason) ? reason : null;
    }
}
