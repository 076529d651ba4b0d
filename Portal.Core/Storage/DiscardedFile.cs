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

    /// <summary>Lets go of every file of rows that are about to be deleted.</summary>
    /// <returns>How many there are.</returns>
    public static async Task<int> DiscardFilesAsync(
        this PortalDbContext db, DependentRows rows, Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var files = 0;
        foreach (var table in rows.Tables)
        {
            foreach (var (column, condition) in FileColumns.Of(table).SelectMany(c => rows.ConditionsOf(table).Select(condition => (c, condition))))
            {
                // Every name comes from our own model.
                var sql = $$"""
                    INSERT INTO discarded_files (id, discarded_at)
                    SELECT DISTINCT {{column}}, {1} FROM {{table.GetTableName()}} WHERE {{column}} IS NOT NULL AND {{condition}}
                    ON CONFLICT DO NOTHING
                    """;
                files += await db.Database.ExecuteSqlRawAsync(sql, [id, at], cancellationToken);
            }
        }

        return files;
    }
}
