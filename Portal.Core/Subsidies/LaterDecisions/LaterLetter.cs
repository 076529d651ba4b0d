using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Subsidies;

/// <summary>決定後の処分の通知書: one for each, printed by who opens it first, and kept; or why it is stopped.</summary>
public sealed class LaterLetter
{
    /// <summary>The decision, and the key: two letters of one cannot be.</summary>
    public required Guid LaterDecisionId { get; init; }

    /// <summary>The PDF in the store; null while it is stopped.</summary>
    public Guid? FileId { get; init; }

    public long SizeBytes { get; init; }

    public string? Sha256 { get; init; }

    public DateTimeOffset? PrintedAt { get; init; }

    /// <summary>Why it is stopped; null once it is printed.</summary>
    public LetterProblem? Problem { get; init; }

    /// <summary>The characters that the fonts lack; empty when there are none or none can be named.</summary>
    public string Lacking { get; init; } = "";
}

public sealed class LaterLetterConfiguration : IEntityTypeConfiguration<LaterLetter>
{
    public void Configure(EntityTypeBuilder<LaterLetter> builder)
    {
        builder.HasKey(l => l.LaterDecisionId);
        builder.Property(l => l.LaterDecisionId).ValueGeneratedNever();
        builder.Property(l => l.Problem).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Sha256).HasMaxLength(64).IsFixedLength();
        builder.Property(l => l.Lacking).HasMaxLength(DecisionLetter.LackingMaxLength).HasDefaultValue("");
        builder.Property(l => l.SizeBytes).HasDefaultValue(0L);
        builder.HasOne<LaterDecision>().WithOne().HasForeignKey<LaterLetter>(l => l.LaterDecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.FileId).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_later_letters_file", "(problem IS NULL) = (file_id IS NOT NULL)"));
    }
}
