using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Storage;

/// <summary>
/// Bytes to be removed (削除待ちのファイル): committed with the rows that let go of them, removed by the worker
/// afterwards, so that neither a crash nor a rollback leaves a row without its file.
/// </summary>
public sealed class DiscardedFile
{
    /// <summary>The file's id in the store.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset DiscardedAt { get; init; }
}

public sealed class DiscardedFileConfiguration : IEntityTypeConfiguration<DiscardedFile>
{
    public void Configure(EntityTypeBuilder<DiscardedFile> builder) => builder.Property(f => f.Id).ValueGeneratedNever();
}

public static class DiscardedFiles
{
    /// <summary>Lets go of a file, if there is one, once this save is committed.</summary>
    public static void Discard(this PortalDbContext db, Guid? fileId, DateTimeOffset at)
    {
        if (fileId is { } id)
        {
            db.Add(new DiscardedFile { Id = id, DiscardedAt = at });
        }
    }

    /// <summary>Deletes rows with everything that ends with them, and lets go of every file that they named when they went.</summary>
    /// <returns>How many rows and files there were.</returns>
    public static async Task<(int Rows, int Files)> DeleteWithFilesAsync(
        this PortalDbContext db, DependentRows dependent, Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (rows, files, plain) = (0, 0, new List<string>());
        foreach (var (table, condition) in dependent.Tables.SelectMany(table => dependent.ConditionsOf(table).Select(condition => (table, condition))))
        {
            // Every name comes from our own model.
            var delete = $"DELETE FROM {table.GetTableName()} WHERE {condition}";
            if (FileColumns.Of(table).ToList() is not { Count: > 0 } columns)
            {
                plain.Add(delete);
                continue;
            }

            rows += await RunAsync();
            var sql = $$"""
                WITH gone AS ({{delete}} RETURNING ARRAY[{{string.Join(", ", columns)}}] AS ids),
                    let_go AS (
                        INSERT INTO discarded_files (id, discarded_at)
                        SELECT DISTINCT f, {1} FROM gone, unnest(ids) AS f WHERE f IS NOT NULL ON CONFLICT DO NOTHING RETURNING id)
                SELECT (SELECT count(*) FROM gone)::int AS "Rows", (SELECT count(*) FROM let_go)::int AS "Files"
                """;
            var counted = (await db.Database.SqlQueryRaw<Deleted>(sql, id, at).ToListAsync(cancellationToken))[0];
            (rows, files) = (rows + counted.Rows, files + counted.Files);
        }

        return (rows + await RunAsync(), files);

        async Task<int> RunAsync()
        {
            var sql = string.Join(";\n", plain);
            plain.Clear();
            return sql.Length == 0 ? 0 : await db.Database.ExecuteSqlRawAsync(sql, [id], cancellationToken);
        }
    }

    private sealed record Deleted(int Rows, int Files);
}
