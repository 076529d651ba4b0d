using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度の案を保存する.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Form">What was typed.</param>
public sealed record SaveProgrammeDraft(Guid Id, uint Version, ProgrammeForm Form) : IRequest<Result>;

public sealed class SaveProgrammeDraftHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveProgrammeDraft, Result>
{
    public async Task<Result> Handle(SaveProgrammeDraft request, CancellationToken cancellationToken)
    {
        var programme = await db.SubsidyProgrammes.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        if (programme is null || !db.IsVersion(programme, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var read = new ProgrammeReading(programme.FiscalYear, programme.Kind, request.Form).Read();
        if (read.Failed)
        {
            return Result.Fail(read.Errors);
        }

        var before = ProgrammeFacts.Of(programme.Kind, programme.Name, programme.Rules);
        if (programme.Edit(read.Value.Name, read.Value.Rules, user.AccountId!.Value, clock.GetUtcNow()) is { Failed: true } refused)
        {
            return refused;
        }

        var fields = ProgrammeDifference.Between(before, ProgrammeFacts.Of(programme.Kind, programme.Name, programme.Rules))
            .Select(d => d.Label).ToList();
        if (fields.Count > 0)
        {
            db.Add(AuditEvent.By(
                user, programme.EditedAt, "SubsidyProgrammeEdited", nameof(SubsidyProgramme), programme.Id, details: new { fields }));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
