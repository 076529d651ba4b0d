using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度の案の承認を依頼する.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the page was opened.</param>
public sealed record ProposeProgramme(Guid Id, uint Version) : IRequest<Result>;

public sealed class ProposeProgrammeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ProposeProgramme, Result>
{
    public async Task<Result> Handle(ProposeProgramme request, CancellationToken cancellationToken)
    {
        var programme = await db.SubsidyProgrammes.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (programme is null || !db.IsVersion(programme, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var inForce = await db.SubsidyProgrammes.AsNoTracking().InForce(db)
            .SingleOrDefaultAsync(p => p.FiscalYear == programme.FiscalYear && p.Kind == programme.Kind, cancellationToken);
        if (inForce is not null && ProgrammeDifference.Between(ProgrammeFacts.Of(inForce), ProgrammeFacts.Of(programme)).Count == 0)
        {
            return SubsidyProgrammeErrors.NothingChanged;
        }

        if (programme.Propose(user.AccountId!.Value, clock.GetUtcNow()) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(
            user, programme.ProposedAt!.Value, "SubsidyProgrammeProposed", nameof(SubsidyProgramme), programme.Id,
            details: new { programme.Revision }));
        await db.SaveChangesAsync(cancellationToken);

        return Result.Done;
    }
}
