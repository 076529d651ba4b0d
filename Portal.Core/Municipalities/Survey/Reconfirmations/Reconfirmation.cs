using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>再確認の状態.</summary>
public enum ReconfirmationState
{
    /// <summary>回答待ち.</summary>
    Waiting,

    /// <summary>説明あり: the answer stands, and the insurer has said why.</summary>
    Explained,

    /// <summary>解消: the two facts do not stand against each other any more.</summary>
    Settled,
}

/// <summary>再確認: a question about two facts that cannot both hold, asked once for the same facts.</summary>
public sealed class Reconfirmation
{
    public const int FactMaxLength = 300;
    public const int WordsMaxLength = 500;
    public const string OncePerFacts = "ux_reconfirmations_facts";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SurveyId { get; init; }

    public required Guid InsurerId { get; init; }

    public required ReconfirmationReason Reason { get; init; }

    /// <summary>What was answered.</summary>
    public required string First { get; init; }

    /// <summary>What stands against it.</summary>
    public required string Second { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required Guid AskedById { get; init; }

    public ReconfirmationState State { get; private set; }

    /// <summary>説明, for the secretariat; empty for none.</summary>
    public string Words { get; private set; } = "";

    public DateTimeOffset? ExplainedAt { get; private set; }

    public Guid? ExplainedById { get; private set; }

    /// <summary>Null while the two facts stand against each other.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public bool Concerns(SurveyConflict conflict) =>
        (InsurerId, Reason, First, Second) == (conflict.InsurerId, conflict.Reason, conflict.First, conflict.Second);

    public void Explain(string words, Guid byId, DateTimeOffset at) =>
        (State, Words, ExplainedById, ExplainedAt) = (ReconfirmationState.Explained, words, byId, at);

    public void Settle(DateTimeOffset at) => (State, SettledAt) = (ReconfirmationState.Settled, at);

    /// <summary>The same facts stand against each other again: what was said to them holds.</summary>
    public void TakeUp() => (State, SettledAt) = (ExplainedAt is null ? ReconfirmationState.Waiting : ReconfirmationState.Explained, null);
}

public sealed class ReconfirmationConfiguration : IEntityTypeConfiguration<Reconfirmation>
{
    public void Configure(EntityTypeBuilder<Reconfirmation> builder)
    {
        builder.Property(r => r.Reason).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.First).HasMaxLength(Reconfirmation.FactMaxLength);
        builder.Property(r => r.Second).HasMaxLength(Reconfirmation.FactMaxLength);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Words).HasMaxLength(Reconfirmation.WordsMaxLength);
        builder.HasOne<ReadinessSurvey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AskedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ExplainedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.InsurerId, r.Reason, r.First, r.Second }).IsUnique().HasDatabaseName(Reconfirmation.OncePerFacts);
        builder.HasIndex(r => new { r.State, r.AskedAt });
        builder.ToTable(t => t.HasCheckConstraint("ck_reconfirmations_settled", "(settled_at IS NULL) = (state <> 'Settled')"));
        builder.ToTable(t => t.HasCheckConstraint("ck_reconfirmations_explained", "state <> 'Explained' OR explained_at IS NOT NULL"));
    }
}
