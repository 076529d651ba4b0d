using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Tests.Support;

public static partial class QueryPlans
{
    /// <summary>How the database would answer it, as EXPLAIN tells.</summary>
    public static async Task<string> PlanAsync(this PortalDbContext db, IQueryable query)
    {
        var (lines, sql) = (query.ToQueryString().Split('\n').ToLookup(line => line.StartsWith("--", StringComparison.Ordinal)), "EXPLAIN ");
        sql += string.Join('\n', lines[false]);
        foreach (Match parameter in lines[true].Select(line => Parameter().Match(line)).OrderByDescending(m => m.Groups[1].Length))
        {
            sql = sql.Replace(parameter.Groups[1].Value, $"'{parameter.Groups[2].Value}'", StringComparison.Ordinal);
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        return string.Join('\n', plan);
    }

    [GeneratedRegex("(@[^=]+)='([^']*)'")]
    private static partial Regex Parameter();
}
