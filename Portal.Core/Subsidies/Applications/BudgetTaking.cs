using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>予算: what is applied for is taken, what is withdrawn, denied or granted for less is given back.</summary>
internal static class BudgetTaking
{
    /// <summary>One statement decides who gets the last yen; false when there is not as much left.</summary>
    /// <param name="db">Our unit of work, inside a transaction.</param>
    /// <param name="programme">Whose budget.</param>
    /// <param name="yen">To be taken, yen; less than zero gives back, which is never refused.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="isSpent">The money has gone already: the books follow it, whatever is left.</param>
    public static async Task<bool> TakeFromBudgetAsync(
        this PortalDbContext db, SubsidyProgramme programme, int yen, CancellationToken cancellationToken, bool isSpent = false)
    {
        // As it stands in the revision that is in force: it may have been raised since the application was begun.
        var rules = await db.SubsidyProgrammes.AsNoTracking()
            .Where(p => p.FiscalYear == programme.FiscalYear && p.Kind == programme.Kind && p.Status == ProgrammeStatus.Approved)
            .OrderByDescending(p => p.Revision).Select(p => p.Rules).FirstAsync(cancellationToken);
        var (kind, most) = (programme.Kind.ToString(), yen > 0 && !isSpent ? rules.BudgetYen ?? long.MaxValue : long.MaxValue);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO subsidy_budgets (fiscal_year, kind, taken_yen) VALUES ({programme.FiscalYear}, {kind}, 0) ON CONFLICT DO NOTHING
            """, cancellationToken);
        return await db.Database.ExecuteSqlAsync($"""
            UPDATE subsidy_budgets SET taken_yen = taken_yen + {yen}
            WHERE fiscal_year = {programme.FiscalYear} AND kind = {kind} AND taken_yen + {yen} <= {most}
            """, cancellationToken) == 1;
    }
}
