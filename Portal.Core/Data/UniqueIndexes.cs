using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Core.Data;

public static class UniqueIndexes
{
    /// <summary>Whether a save was refused by this unique index: somebody else was faster.</summary>
    public static bool Violates(this DbUpdateException exception, string index) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refusal
        && refusal.ConstraintName == index;
}
