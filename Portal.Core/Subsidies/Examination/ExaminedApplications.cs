using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>What the secretariat may see: everything that was sent, and no draft.</summary>
internal static class ExaminedApplications
{
    public static IQueryable<SubsidyApplication> SentApplications(this PortalDbContext db) =>
        db.SubsidyApplications.Where(a => a.Status != ApplicationStatus.Draft);

    /// <summary>Who may examine: everybody of the secretariat whose account is in use.</summary>
    public static IQueryable<Account> Examiners(this PortalDbContext db) =>
        db.Users.Where(a => a.Role == AccountRole.Operator && a.DisabledAt == null);

    /// <summary>Held until the transaction is over: examiners and a withdrawing applicant take turns. Null for a draft.</summary>
    public static async Task<SubsidyApplication?> HoldSentApplicationAsync(
        this PortalDbContext db, Guid id, CancellationToken cancellationToken) =>
        (await db.SubsidyApplications.FromSql($"""
            SELECT *, xmin FROM subsidy_applications WHERE id = {id} AND status <> 'Draft' FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
}
