using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>案で試算する: the amount by the rules of a draft, for the secretariat.</summary>
/// <param name="Id">Which.</param>
/// <param name="Inputs">What was typed; null as long as nothing was.</param>
public sealed record PreviewProgramme(Guid Id, GrantInputs? Inputs) : IRequest<ProgrammePreview?>;

/// <param name="Kind">種類.</param>
/// <param name="Rules">By which the draft works out.</param>
/// <param name="Outcome">Null as long as nothing was asked.</param>
public sealed record ProgrammePreview(SubsidyKind Kind, ProgrammeRules Rules, Result<GrantCalculation>? Outcome);

public sealed class PreviewProgrammeHandler(PortalDbContext db) : IRequestHandler<PreviewProgramme, ProgrammePreview?>
{
    public async Task<ProgrammePreview?> Handle(PreviewProgramme request, CancellationToken cancellationToken)
    {
        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken);
        return programme is null
            ? null
            : new ProgrammePreview(programme.Kind, programme.Rules, request.Inputs?.Calculate(programme.Kind, programme.Rules));
    }
}
