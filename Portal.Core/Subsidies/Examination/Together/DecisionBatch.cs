using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>まとめて決定: what one person confirmed at once. It takes effect when the time to undo is over.</summary>
public sealed class DecisionBatch
{
    /// <summary>一度に決定できる件数: as many as somebody looks through before confirming.</summary>
    public const int Most = 500;

    public const string OneOfAForm = "pk_decision_batches";

    /// <summary>Made with the form, so that a second click confirms nothing more.</summary>
    public required Guid Id { get; init; }

    public required Guid ConfirmedById { get; init; }

    public required DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>確定の日時: until then all and each can be taken back.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What was previewed and could not be decided any more when it was confirmed.</summary>
    public IReadOnlyList<LeftOutDecision> LeftOut { get; init; } = [];

    /// <summary>確定したもの that were deleted since (保存期間).</summary>
    public int PurgedDecided { get; private set; }

    /// <summary>Likewise what had been taken back.</summary>
    public int PurgedTakenBack { get; private set; }

    /// <summary>Likewise what had fallen out.</summary>
    public int PurgedFellOut { get; private set; }

    /// <summary>Likewise what had been left out: it is in <see cref="LeftOut"/> no more.</summary>
    public int PurgedLeftOut { get; private set; }
}

/// <summary>含めなかった申請.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="Reason">In words.</param>
public sealed record LeftOutDecision(Guid ApplicationId, string ReceiptNumber, string Reason);

public sealed class DecisionBatchConfiguration : IEntityTypeConfiguration<DecisionBatch>
{
    public void Configure(EntityTypeBuilder<DecisionBatch> builder)
    {
        builder.HasKey(b => b.Id).HasName(DecisionBatch.OneOfAForm);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.LeftOut).HasJson();
        builder.Property(b => b.LeftOut).Metadata.SetValueComparer(
            new ValueComparer<IReadOnlyList<LeftOutDecision>>(
                (a, b) => ReferenceEquals(a, b), rows => rows.Count, rows => rows));
        builder.Property(b => b.PurgedDecided).HasDefaultValue(0);
        builder.Property(b => b.PurgedTakenBack).HasDefaultValue(0);
        builder.Property(b => b.PurgedFellOut).HasDefaultValue(0);
        builder.Property(b => b.PurgedLeftOut).HasDefaultValue(0);
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.ConfirmedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => b.ConfirmedById);
        builder.HasIndex(b => new { b.DueAt, b.Id });
    }
}
