using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>The programme in force for a kind on a day of Japan; null when there is none.</summary>
public sealed record FindProgrammeInForce(SubsidyKind Kind, DateOnly Day) : IRequest<ProgrammeInForce?>;

/// <param name="Id">Of this revision: what is applied for under it goes by it for good.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="Kind">種類.</param>
/// <param name="Revision">版.</param>
/// <param name="Name">名称.</param>
/// <param name="Rules">The rules, their windows as they were extended.</param>
public sealed record ProgrammeInForce(Guid Id, int FiscalYear, SubsidyKind Kind, int Revision, string Name, ProgrammeRules Rules)
{
    internal ProgrammeInForce ExtendedBy(IEnumerable<ReceptionExtension> extensions) =>
        this with { Rules = Rules.ExtendedBy([.. extensions.Where(e => e.FiscalYear == FiscalYear && e.Kind == Kind)]) };
}

public sealed class FindProgrammeInForceHandler(PortalDbContext db) : IRequestHandler<FindProgrammeInForce, ProgrammeInForce?>
{
    public async Task<ProgrammeInForce?> Handle(FindProgrammeInForce request, CancellationToken cancellationToken)
    {
        var found = await db.SubsidyProgrammes.AsNoTracking().InForce(request.Kind, request.Day)
            .Select(p => new ProgrammeInForce(p.Id, p.FiscalYear, p.Kind, p.Revision, p.Name, p.Rules))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : found.ExtendedBy(await db.ExtensionsOfAsync(found.Kind, found.FiscalYear, cancellationToken));
    }
}
