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
}
