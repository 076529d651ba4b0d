using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程案をつくる, for all insurers at once: a new version to be looked at, which changes nobody's schedule yet.</summary>
/// <param name="NewId">Given by the form: sent twice, it makes one version.</param>
public sealed record ProposeSchedule(Guid NewId) : IRequest<Result<Guid>>;

public sealed class ProposeScheduleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ProposeSchedule, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(ProposeSchedule request, CancellationToken cancellationToken)
    {
        if (await db.ScheduleVersions.AnyAsync(v => v.Id == request.NewId, cancellationToken))
        {
            return request.NewId;
        }

        var now = clock.GetUtcNow();
        var rows = (await BoardRows.ReadAsync(db, cancellationToken)).Where(r => r.HasInsurerFunction).ToList();
        if (rows.Count == 0)
        {
            return ScheduleErrors.NoInsurers;
        }

        var inForce = await TermsInForce.ReadAsync(db, cancellationToken);
        var terms = inForce.On(now.DayInJapan());
        var places = await InsurerPlaces.ReadAsync(db, cancellationToken);
        var proposal = await Task.Run(() => ProposalForBoard.Propose(rows, places, inForce, now.DayInJapan()), cancellationToken);
        var version = new ScheduleVersion
        {
            Id = request.NewId,
            Number = await db.ScheduleVersions.MaxAsync(v => (int?)v.Number, cancellationToken) + 1 ?? 1,
            MadeAt = now,
            MadeById = user.AccountId!.Value,
            PerDay = inForce.PerDay,
            PerWeek = inForce.PerWeek,
            SetupDays = inForce.SetupDays,
            FirstMonth = terms.FirstMonth.FirstDay,
            Placed = proposal.Setups.Count,
            Left = proposal.Left.Count,
            TotalShift = proposal.TotalShift,
            GreatestShift = proposal.GreatestShift,
            IsProvenBest = proposal.IsProvenBest,
        };
        db.Add(version);
        db.AddRange(ProposalForBoard.LinesOf(version.Id, rows, proposal));
        db.Add(AuditEvent.By(user, now, "ScheduleProposed", nameof(ScheduleVersion), version.Id, details: new
        {
            version = version.Number,
            withPlace = version.Placed,
            withoutPlace = version.Left,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return version.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates(ScheduleVersion.OnePerNumber) || exception.Violates("pk_schedule_versions"))
        {
            return await db.ScheduleVersions.AnyAsync(v => v.Id == request.NewId, cancellationToken) ? request.NewId : ScheduleErrors.ProposedAtOnce;
        }
    }
}
