using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>どの助成金があるか, for everybody: of each kind the programme of this fiscal year, and the last one before it.</summary>
public sealed record ShowProgrammes : IRequest<ShownProgrammes>;

/// <param name="Today">Japan's day, by which everything is said.</param>
/// <param name="Kinds">In the order of the kinds.</param>
public sealed record ShownProgrammes(DateOnly Today, IReadOnlyList<ShownKind> Kinds)
{
    public int FiscalYear => Time.FiscalYear.YearOf(Today);
}

/// <param name="Kind">種類.</param>
/// <param name="Current">Of this fiscal year; null when there is none.</param>
/// <param name="Next">Of the next fiscal year, when it has been decided already.</param>
/// <param name="Last">The newest of the years before; null when there is none.</param>
public sealed record ShownKind(SubsidyKind Kind, ProgrammeInForce? Current, ProgrammeInForce? Next, ProgrammeInForce? Last);

public sealed class ShowProgrammesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ShowProgrammes, ShownProgrammes>
{
    public async Task<ShownProgrammes> Handle(ShowProgrammes request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var year = FiscalYear.YearOf(today);
        var all = await db.SubsidyProgrammes.AsNoTracking().InForce(db).OrderByDescending(p => p.FiscalYear)
            .Select(p => new ProgrammeInForce(p.Id, p.FiscalYear, p.Kind, p.Revision, p.Name, p.Rules)).ToListAsync(cancellationToken);
        var extensions = await db.ReceptionExtensions.AsNoTracking().ToListAsync(cancellationToken);
        all = [.. all.Select(p => p.ExtendedBy(extensions))];
        return new ShownProgrammes(
            today,
            [.. Enum.GetValues<SubsidyKind>().Select(kind => new ShownKind(
                kind, Of(kind, year), Of(kind, year + 1), all.FirstOrDefault(p => p.Kind == kind && p.FiscalYear < year)))]);

        ProgrammeInForce? Of(SubsidyKind kind, int asked) => all.SingleOrDefault(p => p.Kind == kind && p.FiscalYear == asked);
    }
}
