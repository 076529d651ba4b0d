using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>What is still asked of applications that are gone.</summary>
internal static class PurgedApplications
{
    /// <summary>申請できるのは1回: the unique index of the table knows nothing of what was deleted from it.</summary>
    public static Task<bool> HadItsTurnAsync(
        this PortalDbContext db, Guid officeId, SubsidyKind kind, int onceYear, CancellationToken cancellationToken) =>
        db.PurgedApplications.AnyAsync(p => p.OfficeId == officeId && p.Kind == kind && p.OnceYear == onceYear, cancellationToken);
}
