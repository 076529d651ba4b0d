using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度を承認する, by a second person: from now on it is in force, in place of the revision before.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the page was opened: what was looked at is what is approved.</param>
public sealed record ApproveProgramme(Guid Id, uint Version) : IRequest<Result>;

public sealed class ApproveProgrammeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ApproveProgramme, Result>
{
    public async Task<Result> Handle(ApproveProgramme request, CancellationToken cancellationToken)
    {
        var programme = await db.SubsidyProgrammes.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (programme is null || !db.IsVersion(programme, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (programme.Approve(user.AccountId!.Value, clock.GetUtcNow()) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(
            user, programme.ApprovedAt!.Value, "SubsidyProgrammeApproved", nameof(SubsidyProgramme), programme.Id,
            details: new { programme.Revision }));
        await db.SaveChangesAsync(cancellationToken);

        return Result.Done;
    }
}
