using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Support;

/// <summary>The whole database as text, to see that nothing has happened.</summary>
public static class EveryRow
{
    public static Task<List<string>> EveryRowAsync(this PortalFixture portal) => portal.InDatabase(async db =>
    {
        var tables = await db.Database.SqlQuery<string>($"""
            SELECT format('SELECT %L || t::text AS "Value" FROM %I t', table_name || ' ', table_name) AS "Value"
            FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
            """).ToListAsync();
        var rows = await db.Database.SqlQueryRaw<string>(string.Join(" UNION ALL ", tables)).ToListAsync();
        return rows.Order(StringComparer.Ordinal).ToList();
    });
}
