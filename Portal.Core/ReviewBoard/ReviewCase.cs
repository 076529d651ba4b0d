using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.ReviewBoard;

/// <summary>申請区分.</summary>
public enum ReviewCaseKind
{
    /// <summary>新規.</summary>
    New,

    /// <summary>更新.</summary>
    Renewal,

    /// <summary>区分変更.</summary>
    LevelChange,
}

/// <summary>事例: one case on the agenda, without a name.</summary>
public sealed class ReviewCase
{
    public const int NumberMaxLength = 20;
    public const int LabelMaxLength = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionId { get; init; }

    /// <summary>審査順, from 1 without gaps.</summary>
    public required int Position { get; set; }

    /// <summary>事例の番号 as the insurer writes it, for example 0003.</summary>
    public required string CaseNumber { get; set; }

    public required ReviewCaseKind Kind { get; set; }

    /// <summary>表示名（匿名）: a masked label; empty for none.</summary>
    public string Label { get; set; } = "";
}

public sealed class ReviewCaseConfiguration : IEntityTypeConfiguration<ReviewCase>
{
    public void Configure(EntityTypeBuilder<ReviewCase> builder)
    {
        builder.Property(c => c.CaseNumber).HasMaxLength(ReviewCase.NumberMaxLength);
        builder.Property(c => c.Label).HasMaxLength(ReviewCase.LabelMaxLength);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => new { c.SessionId, c.Position });
        builder.HasIndex(c => new { c.SessionId, c.CaseNumber }).IsUnique();
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
