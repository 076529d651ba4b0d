using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>有効な制度: of each year and kind the highest revision that was approved.</summary>
public static class ProgrammesInForce
{
    /// <summary>The programme in force for a kind in the fiscal year of a day of Japan; empty when there is none.</summary>
    public static IQueryable<SubsidyProgramme> InForce(this IQueryable<SubsidyProgramme> programmes, SubsidyKind kind, DateOnly day)
    {
        var year = FiscalYear.YearOf(day);
        return programmes.Where(p => p.Kind == kind && p.FiscalYear == year && p.Status == ProgrammeStatus.Approved)
            .OrderByDescending(p => p.Revision).Take(1);
    }

    /// <summary>Of every year and kind the revision that is in force.</summary>
    public static IQueryable<SubsidyProgramme> InForce(this IQueryable<SubsidyProgramme> programmes, PortalDbContext db) =>
        programmes.Where(p => p.Status == ProgrammeStatus.Approved && !db.SubsidyProgrammes.Any(later =>
            later.FiscalYear == p.FiscalYear && later.Kind == p.Kind && later.Status == ProgrammeStatus.Approved
            && later.Revision > p.Revision));
}
