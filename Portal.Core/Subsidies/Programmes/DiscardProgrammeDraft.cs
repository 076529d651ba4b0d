using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度の案を取りやめる: the draft is deleted, what is in force stays.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the page was opened.</param>
public sealed record DiscardProgrammeDraft(Guid Id, uint Version) : IRequest<Result>;

public sealed class DiscardProgrammeDraftHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DiscardProgrammeDraft, Result>
{
    public async Task<Result> Handle(DiscardProgrammeDraft request, CancellationToken cancellationToken)
    {
        var programme = await db.SubsidyProgrammes.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (programme is null || !db.IsVersion(programme, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (programme.Status != ProgrammeStatus.Draft)
        {
            return SubsidyProgrammeErrors.NotDraft;
        }

        db.Remove(programme);
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "SubsidyProgrammeDiscarded", nameof(SubsidyProgramme), programme.Id, details: new
            {
                year = FiscalYear.TextOf(programme.FiscalYear),
                kind = programme.Kind.ToString(),
                programme.Revision,
            }));
        await db.SaveChangesAsync(cancellationToken);

        return Result.Done;
    }
}
