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
        var rows = await BoardRows.ReadAsync(db, cancellationToken);
        if (rows.Count == 0)
        {
            return ScheduleErrors.NoInsurers;
        }

        var inForce = await TermsInForce.ReadAsync(db, cancellationToken);
        var terms = inForce.On(now.DayInJapan());
        var requests = rows.Select(r => r.ToRequest(inForce.SetupDays)).ToList();
        var proposal = await Task.Run(() => ScheduleProposer.Propose(requests, terms), cancellationToken);
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
        db.AddRange(LinesOf(version.Id, requests, proposal));
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
            return ScheduleErrors.ProposedAtOnce;
        }
    }

    private static IEnumerable<ScheduleVersionLine> LinesOf(Guid versionId, IEnumerable<SetupRequest> requests, ScheduleProposal proposal)
    {
        var staying = requests.Where(r => r.Locked is not null).Select(r => r.InsurerId).ToHashSet();
        return proposal.Setups.Select(s => Line(s.InsurerId, s.Placement, s.ShiftMonths, null))
            .Concat(proposal.Left.Select(l => Line(l.InsurerId, null, 0, l.Reason)));

        ScheduleVersionLine Line(Guid insurerId, SetupPlacement? placement, int shift, string? reason) => new()
        {
            VersionId = versionId,
            InsurerId = insurerId,
            StartsOn = placement?.StartsOn,
            CompletesOn = placement?.CompletesOn,
            ShiftMonths = shift,
            Stays = staying.Contains(insurerId),
            Reason = reason,
        };
    }
}
