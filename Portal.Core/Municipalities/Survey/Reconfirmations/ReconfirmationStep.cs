using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>再確認の経過の種類.</summary>
public enum ReconfirmationStepKind
{
    /// <summary>再確認を送った.</summary>
    Asked,

    /// <summary>理由を答えた.</summary>
    Explained,

    /// <summary>説明を受け入れた.</summary>
    Accepted,

    /// <summary>矛盾がなくなった.</summary>
    Settled,

    /// <summary>同じ矛盾が戻った.</summary>
    TakenUp,
}

/// <summary>再確認の経過: one thing that happened to a question. It is written once and never changes.</summary>
public sealed class ReconfirmationStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ReconfirmationId { get; init; }

    public required ReconfirmationStepKind Kind { get; init; }

    /// <summary>説明, as it was said then; empty for none.</summary>
    public required string Words { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for what happened by itself.</summary>
    public required Guid? ById { get; init; }
}

public sealed class ReconfirmationStepConfiguration : IEntityTypeConfiguration<ReconfirmationStep>
{
    public void Configure(EntityTypeBuilder<ReconfirmationStep> builder)
    {
        // Made by us: without this, EF takes a new one in the list for one that was stored before.
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Words).HasMaxLength(Reconfirmation.WordsMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.ById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.ReconfirmationId, s.At });
    }
}
