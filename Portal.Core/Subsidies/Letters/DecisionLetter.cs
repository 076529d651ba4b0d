using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Subsidies;

/// <summary>通知書の状態.</summary>
public enum LetterStatus
{
    /// <summary>印刷待ち.</summary>
    Waiting,

    /// <summary>印刷済み: from now on it is this file, whatever changes.</summary>
    Printed,

    /// <summary>止まっている: staff have to do something first.</summary>
    Stopped,
}

/// <summary>なぜ止まったか.</summary>
public enum LetterProblem
{
    /// <summary>The fonts lack a character.</summary>
    MissingCharacter,

    /// <summary>It could not be printed, again and again.</summary>
    NotPrinted,
}

/// <summary>Why a letter is stopped, and in which run.</summary>
/// <param name="Problem">Why.</param>
/// <param name="Lacking">The characters, when they can be named.</param>
/// <param name="RunId">Null when somebody opened it before any run.</param>
public sealed record LetterStop(LetterProblem Problem, string Lacking, Guid? RunId);

/// <summary>通知書: one for each decision. Written by the worker in a run, or by who opens it first; never a second time.</summary>
public sealed class DecisionLetter
{
    public const int LackingMaxLength = 200;

    /// <summary>The decision, and the key: two letters of one cannot be.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>The run in whose archive it is; null when somebody opened it before any.</summary>
    public Guid? RunId { get; init; }

    public LetterStatus Status { get; init; }

    /// <summary>The PDF in the store; null until it is printed.</summary>
    public Guid? FileId { get; init; }

    public long SizeBytes { get; init; }

    public string? Sha256 { get; init; }

    public DateTimeOffset? PrintedAt { get; init; }

    public LetterProblem? Problem { get; init; }

    /// <summary>The characters that the fonts lack; empty when there are none or none can be named.</summary>
    public string Lacking { get; init; } = "";

    /// <summary>Until then a worker is at it, or it is not tried again.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public int Attempts { get; init; }
}

public sealed class DecisionLetterConfiguration : IEntityTypeConfiguration<DecisionLetter>
{
    public void Configure(EntityTypeBuilder<DecisionLetter> builder)
    {
        builder.HasKey(l => l.DecisionId);
        builder.Property(l => l.DecisionId).ValueGeneratedNever();
        builder.Property(l => l.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Problem).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Sha256).HasMaxLength(64).IsFixedLength();
        builder.Property(l => l.Lacking).HasMaxLength(DecisionLetter.LackingMaxLength).HasDefaultValue("");
        builder.Property(l => l.SizeBytes).HasDefaultValue(0L);
        builder.Property(l => l.Attempts).HasDefaultValue(0);
        builder.HasOne<SubsidyDecision>().WithOne().HasForeignKey<DecisionLetter>(l => l.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LetterRun>().WithMany().HasForeignKey(l => l.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.RunId, l.Status });
        builder.HasIndex(l => new { l.Attempts, l.DecisionId }).HasFilter("status = 'Waiting'").HasDatabaseName("ix_decision_letters_waiting");
        builder.HasIndex(l => l.DecisionId).HasFilter("status = 'Stopped'").HasDatabaseName("ix_decision_letters_stopped");
        builder.HasIndex(l => l.FileId).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_decision_letters_file", "(status = 'Printed') = (file_id IS NOT NULL)"));
        builder.ToTable(t => t.HasCheckConstraint("ck_decision_letters_problem", "(status = 'Stopped') = (problem IS NOT NULL)"));
    }
}
