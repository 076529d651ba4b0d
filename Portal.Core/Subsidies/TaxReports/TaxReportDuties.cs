using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>Rows that are held until the transaction is over: office and secretariat take turns.</summary>
internal static class TaxReportDuties
{
    public static async Task<TaxReportDuty?> HoldTaxReportDutyAsync(
        this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken) =>
        (await db.TaxReportDuties.FromSql($"SELECT * FROM tax_report_duties WHERE application_id = {applicationId} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
}
