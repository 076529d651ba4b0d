using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Subsidies;

/// <summary>総合振込のファイル of a released batch: the bytes that the second person checked, whatever settings and lists say later.</summary>
public sealed class ReleasedFile
{
    public required Guid BatchId { get; init; }

    /// <summary>Null once the 保存期間 of the first row in it is over: accounts and names are gone, and the sums stay.</summary>
    public required byte[]? Content { get; init; }

    /// <summary>In hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required int Rows { get; init; }

    public required long TotalYen { get; init; }

    /// <summary>The first time that somebody saved it; null before.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public void NoteSaved(DateTimeOffset at) => SavedAt ??= at;
}

public sealed class ReleasedFileConfiguration : IEntityTypeConfiguration<ReleasedFile>
{
    public void Configure(EntityTypeBuilder<ReleasedFile> builder)
    {
        builder.HasKey(f => f.BatchId);
        builder.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
        builder.HasOne<PaymentBatch>().WithOne().HasForeignKey<ReleasedFile>(f => f.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
