using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Subsidies;

/// <summary>取り込んだ振込結果のファイル: known by its bytes, so that it is not taken in twice.</summary>
public sealed class PaymentResultFile
{
    public const string OncePerBatch = "ux_payment_result_files_sha256";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BatchId { get; init; }

    /// <summary>In hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid ById { get; init; }
}

public sealed class PaymentResultFileConfiguration : IEntityTypeConfiguration<PaymentResultFile>
{
    public void Configure(EntityTypeBuilder<PaymentResultFile> builder)
    {
        builder.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
        builder.HasOne<PaymentBatch>().WithMany().HasForeignKey(f => f.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.BatchId, f.Sha256 }).IsUnique().HasDatabaseName(PaymentResultFile.OncePerBatch);
    }
}
