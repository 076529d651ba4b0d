using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>だれへの案内文か.</summary>
public enum NoticeReader
{
    /// <summary>介護事業所・医療機関.</summary>
    Offices,

    /// <summary>住民.</summary>
    Residents,
}

/// <summary>周知の案内文: an insurer's own wording of a ready-made notice. Without a row the ready-made one holds.</summary>
public sealed class InsurerNotice
{
    public const int TitleMaxLength = 100;
    public const int BodyMaxLength = 4_000;
    public const string OnePerReader = "ux_insurer_notices_insurer_id_reader";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    public required NoticeReader Reader { get; init; }

    public required string Title { get; set; }

    public required string Body { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}

public sealed class InsurerNoticeConfiguration : IEntityTypeConfiguration<InsurerNotice>
{
    public void Configure(EntityTypeBuilder<InsurerNotice> builder)
    {
        builder.Property(n => n.Reader).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.Title).HasMaxLength(InsurerNotice.TitleMaxLength);
        builder.Property(n => n.Body).HasMaxLength(InsurerNotice.BodyMaxLength);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(n => n.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.InsurerId, n.Reader }).IsUnique().HasDatabaseName(InsurerNotice.OnePerReader);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
