using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Data;

/// <summary>The version of a row (xmin), by which the second of two clerks is noticed.</summary>
public static class RowVersions
{
    public const string Property = "xmin";

    /// <summary>
    /// Whether the loaded row is still as the form showed it. What is saved later is guarded by EF's own comparison.
    /// </summary>
    public static bool IsVersion(this PortalDbContext db, object entity, uint version) =>
        (uint)db.Entry(entity).Property(Property).CurrentValue! == version;
}
