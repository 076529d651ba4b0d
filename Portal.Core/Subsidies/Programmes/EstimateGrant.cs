using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>いくら受け取れますか: an estimate for anybody, by the rules of a year.</summary>
/// <param name="Kind">種類.</param>
/// <param name="Year">年度; null for this one, or the last one when there is none this year.</param>
/// <param name="Inputs">What was typed; null as long as nothing was.</param>
public sealed record EstimateGrant(SubsidyKind Kind, int? Year, GrantInputs? Inputs) : IRequest<GrantEstimate>;

/// <param name="Today">Japan's day.</param>
/// <param name="Programme">By whose rules; null when no such year has any.</param>
/// <param name="Outcome">The amount or why there is none; null as long as nothing was asked.</param>
public sealed record GrantEstimate(DateOnly Today, ProgrammeInForce? Programme, Result<GrantCalculation>? Outcome)
{
    /// <summary>Of the programme's windows, the one that is open or comes next; else the last.</summary>
    public ReceptionWindow? Window => Programme?.Rules.WindowNearest(Today);
}

public sealed class EstimateGrantHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<EstimateGrant, GrantEstimate>
{
    public async Task<GrantEstimate> Handle(EstimateGrant request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var latest = request.Year ?? FiscalYear.YearOf(today);
        var programme = await db.SubsidyProgrammes.AsNoTracking().InForce(db)
            .Where(p => p.Kind == request.Kind && (p.FiscalYear == latest || (request.Year == null && p.FiscalYear < latest)))
            .OrderByDescending(p => p.FiscalYear)
            .Select(p => new ProgrammeInForce(p.Id, p.FiscalYear, p.Kind, p.Revision, p.Name, p.Rules))
            .FirstOrDefaultAsync(cancellationToken);
        return new GrantEstimate(
            today, programme, programme is null ? null : request.Inputs?.Calculate(programme.Kind, programme.Rules));
    }
}
