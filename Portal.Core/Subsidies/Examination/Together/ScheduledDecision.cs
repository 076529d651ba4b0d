using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>How it ended.</summary>
public enum ScheduledOutcome
{
    /// <summary>確定: the decision was made.</summary>
    Decided,

    /// <summary>取り消し, within the time to undo.</summary>
    TakenBack,

    /// <summary>外れた: it could not be decided any more, for a reason that is told.</summary>
    FellOut,
}

/// <summary>確定を待つ決定 of one application. Nothing of the decision exists before its time: no number, no mail, no yen.</summary>
public sealed class ScheduledDecision
{
    /// <summary>An application waits in one batch at a time.</summary>
    public const string OneWaiting = "ux_scheduled_decisions_waiting";

    public const int ReasonMaxLength = 1_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BatchId { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>Of the examination, as it was previewed.</summary>
    public required int Revision { get; init; }

    /// <summary>交付; false for 不交付.</summary>
    public required bool Grants { get; init; }

    /// <summary>交付決定額; null for 不交付.</summary>
    public required int? AmountYen { get; init; }

    public required Guid ProposedById { get; init; }

    public required Guid DecidedById { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often a worker has begun with it.</summary>
    public int Attempts { get; private set; }

    /// <summary>Null while it waits.</summary>
    public ScheduledOutcome? Outcome { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who took it back, or whose act let it fall out; null for the worker.</summary>
    public Guid? EndedById { get; private set; }

    /// <summary>Why it fell out; null otherwise.</summary>
    public string? Reason { get; private set; }

    public void Finish(DateTimeOffset at) => (Outcome, EndedAt) = (ScheduledOutcome.Decided, at);

    public void TakeBack(Guid byId, DateTimeOffset at) => (Outcome, EndedById, EndedAt) = (ScheduledOutcome.TakenBack, byId, at);

    public void FallOut(string reason, Guid? byId, DateTimeOffset at) => (Outcome, Reason, EndedById, EndedAt) =
        (ScheduledOutcome.FellOut, reason.Length > ReasonMaxLength ? reason[..ReasonMaxLength] : reason, byId, at);
}

public sealed class ScheduledDecisionConfiguration : IEntityTypeConfiguration<ScheduledDecision>
{
    public void Configure(EntityTypeBuilder<ScheduledDecision> builder)
    {
        builder.Property(d => d.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Reason).HasMaxLength(ScheduledDecision.ReasonMaxLength);
        builder.HasOne<DecisionBatch>().WithMany().HasForeignKey(d => d.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.BatchId, d.Id });
        builder.HasIndex(d => d.ApplicationId);
        builder.HasIndex(d => d.ApplicationId, ScheduledDecision.OneWaiting).IsUnique()
            .HasDatabaseName(ScheduledDecision.OneWaiting).HasFilter("ended_at IS NULL");
        builder.HasIndex(d => new { d.DueAt, d.Id }).HasFilter("ended_at IS NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_scheduled_decisions_two_persons", "decided_by_id <> proposed_by_id"));
        builder.ToTable(t => t.HasCheckConstraint("ck_scheduled_decisions_amount", "grants = (amount_yen IS NOT NULL)"));
        builder.ToTable(t => t.HasCheckConstraint("ck_scheduled_decisions_outcome", "(ended_at IS NULL) = (outcome IS NULL)"));
    }
}
