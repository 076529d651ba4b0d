using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

internal static class LetterNumbers
{
    /// <summary>通知書の番号 of the next decision, the first one or a later one. One statement, so that no two letters have the same; who fails gives it back.</summary>
    public static async Task<(int FiscalYear, int Number)> NextLetterNumberAsync(
        this PortalDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var year = FiscalYear.YearOf(today);
        var numbers = await db.Database.SqlQuery<int>($"""
            INSERT INTO decision_numbers (fiscal_year, last) VALUES ({year}, 1)
            ON CONFLICT (fiscal_year) DO UPDATE SET last = decision_numbers.last + 1 RETURNING last AS "Value"
            """).ToListAsync(cancellationToken);
        return (year, numbers[0]);
    }
}
