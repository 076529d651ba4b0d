using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// 日程案の版を採用する: every insurer that is as the proposer found it gets its place as a draft, and a draft for which the version has no place goes. What
/// stays, and whoever was changed since together with its group, is left alone. Adopted twice, it says the same.
/// </summary>
public sealed record AdoptScheduleVersion(Guid Id) : IRequest<Result<int>>;

public sealed class AdoptScheduleVersionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AdoptScheduleVersion, Result<int>>
{
    public async Task<Result<int>> Handle(AdoptScheduleVersion request, CancellationToken cancellationToken)
    {
        var version = await db.ScheduleVersions.SingleOrDefaultAsync(v => v.Id == request.Id, cancellationToken);
        if (version is null || await db.ScheduleVersions.AnyAsync(v => v.Number > version.Number, cancellationToken))
        {
            return ScheduleErrors.OldVersion;
        }

        if (version.AdoptedAt is not null)
        {
            return version.Changed ?? 0;
        }

        var now = clock.GetUtcNow();
        var lines = await db.ScheduleVersionLines.Where(l => l.VersionId == version.Id).ToListAsync(cancellationToken);
        var there = await db.InsurerSchedules.ToDictionaryAsync(s => s.InsurerId, cancellationToken);
        var skipped = SkippedLines.Of(lines, there, now.DayInJapan());
        skipped.ForEach(l => l.Skip());
        var book = new ScheduleBook(db, user, now);
        var changed = lines.Count(line => !line.Stays && !line.IsSkipped && Settle(line, there.GetValueOrDefault(line.InsurerId), book));
        version.Adopt(now, user.AccountId!.Value, changed, skipped.Count);
        db.Add(AuditEvent.By(user, now, "ScheduleVersionAdopted", nameof(ScheduleVersion), version.Id, details: new { version = version.Number, changed }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return changed;
        }
        catch (DbUpdateException exception) when (exception.Violates(InsurerScheduleConfiguration.OnePerInsurer))
        {
            return ConflictErrors.ChangedMeanwhile;
        }
    }

    /// <returns>Whether something is different now.</returns>
    private bool Settle(ScheduleVersionLine line, InsurerSchedule? schedule, ScheduleBook book)
    {
        if (schedule?.Status == InsurerScheduleStatus.Draft && schedule.Setup == line.Placement)
        {
            return false;
        }

        if (line.Placement is { } placement)
        {
            if (schedule is null)
            {
                schedule = new InsurerSchedule { InsurerId = line.InsurerId, Setup = placement };
                db.Add(schedule);
            }
            else
            {
                schedule.Redraft(placement);
            }

            book.NoteOnly(schedule, ScheduleEventKind.Drafted);
            return true;
        }

        if (schedule?.Status == InsurerScheduleStatus.Draft)
        {
            book.NoteOnly(schedule, ScheduleEventKind.DraftRemoved);
            db.Remove(schedule);
            return true;
        }

        return false;
    }
}
