using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>取消の理由の区分 (交付要綱9条).</summary>
public enum RevocationGround
{
    /// <summary>他の用途への使用.</summary>
    OtherUse,

    /// <summary>交付の条件への違反.</summary>
    BreachOfConditions,

    /// <summary>故意または重過失による虚偽の資料.</summary>
    FalseMaterial,
}

/// <summary>取消の案の状態.</summary>
public enum RevocationState
{
    /// <summary>承認待ち.</summary>
    Proposed,

    /// <summary>取り下げ, by who proposed it.</summary>
    TakenBack,

    /// <summary>差し戻し, by a second person.</summary>
    SentBack,

    /// <summary>決定.</summary>
    Decided,
}

/// <summary>交付決定の取消の案 (交付要綱9条), until a second person makes it a <see cref="LaterDecision"/>.</summary>
public sealed class Revocation
{
    /// <summary>One waits at a time.</summary>
    public const string OneWaiting = "ux_revocations_waiting";

    public const int WordsMaxLength = 500;

    /// <summary>Given by the page that offers the form: sent twice, it is one proposal.</summary>
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required RevocationGround Ground { get; init; }

    /// <summary>For the letter, after the ground.</summary>
    public required string Reason { get; init; }

    /// <summary>交付決定額 when it was proposed, yen.</summary>
    public required int GrantedYen { get; init; }

    /// <summary>残る額, yen; 0 where all is revoked.</summary>
    public required int KeptYen { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required Guid ProposedById { get; init; }

    public RevocationState State { get; private set; }

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    /// <summary>Why it was sent back, for who proposed it; empty otherwise.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What it has become; null otherwise.</summary>
    public Guid? LaterDecisionId { get; private set; }

    /// <summary>All of the grant.</summary>
    public bool IsWhole => KeptYen == 0;

    /// <summary>The reason as the letter tells it.</summary>
    public string ReasonText => $"{Ground.Sentence()}。\n{Reason}";

    public void TakeBack(Guid byId, DateTimeOffset at) => (State, EndedById, EndedAt) = (RevocationState.TakenBack, byId, at);

    public void SendBack(string words, Guid byId, DateTimeOffset at) =>
        (State, Words, EndedById, EndedAt) = (RevocationState.SentBack, words, byId, at);

    public void Decide(LaterDecision decision) =>
        (State, LaterDecisionId, EndedById, EndedAt) = (RevocationState.Decided, decision.Id, decision.DecidedById, decision.DecidedAt);
}

public sealed class RevocationConfiguration : IEntityTypeConfiguration<Revocation>
{
    public void Configure(EntityTypeBuilder<Revocation> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Ground).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(Examination.ReasonMaxLength);
        builder.Property(r => r.Words).HasMaxLength(Revocation.WordsMaxLength);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ProposedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.EndedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LaterDecision>().WithOne().HasForeignKey<Revocation>(r => r.LaterDecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.ApplicationId);
        builder.HasIndex(r => r.ProposedById);
        builder.HasIndex(r => r.EndedById);
        builder.HasIndex(r => r.LaterDecisionId).IsUnique();
        builder.HasIndex(r => r.ApplicationId, Revocation.OneWaiting).IsUnique()
            .HasDatabaseName(Revocation.OneWaiting).HasFilter("state = 'Proposed'");
        builder.ToTable(t => t.HasCheckConstraint("ck_revocations_yen", "kept_yen >= 0 AND kept_yen < granted_yen"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_revocations_two_persons", "state NOT IN ('SentBack', 'Decided') OR ended_by_id <> proposed_by_id"));
        builder.ToTable(t => t.HasCheckConstraint("ck_revocations_ended", "(state = 'Proposed') = (ended_at IS NULL)"));
        builder.ToTable(t => t.HasCheckConstraint("ck_revocations_decided", "(state = 'Decided') = (later_decision_id IS NOT NULL)"));
    }
}
