using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>決定後の処分の種類.</summary>
public enum LaterDecisionKind
{
    /// <summary>交付決定取消, of all or of a part (交付要綱9条).</summary>
    Revoked,

    /// <summary>変更承認 (交付要綱5条1).</summary>
    ChangeApproved,

    /// <summary>変更不承認.</summary>
    ChangeRefused,

    /// <summary>中止・廃止承認 (交付要綱5条2).</summary>
    DiscontinuationApproved,

    /// <summary>中止・廃止不承認.</summary>
    DiscontinuationRefused,
}

/// <summary>
/// 決定後の処分 of a 交付決定, by two persons: everything that its letter says. One application may have several, a change and later a revocation.
/// </summary>
public sealed class LaterDecision
{
    /// <summary>Room for what a letter says around the typed reason, and for 変わること that is approved.</summary>
    public const int ReasonMaxLength = Examination.ReasonMaxLength + ChangeRequest.ContentsMaxLength + 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ApplicationId { get; init; }

    public required LaterDecisionKind Kind { get; init; }

    /// <summary>交付決定額 until then, yen.</summary>
    public required int GrantedBeforeYen { get; init; }

    /// <summary>交付決定額 from then on, yen; 0 where all is revoked, as before where nothing changes.</summary>
    public required int GrantedAfterYen { get; init; }

    /// <summary>As the letter tells it; empty where it tells none.</summary>
    public required string Reason { get; init; }

    /// <summary>年度 of the day of the decision, for the letter's number.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>Running within the year, together with the 交付決定 and 不交付決定.</summary>
    public required int Number { get; init; }

    /// <summary>Sixteen characters by which anybody checks the letter.</summary>
    public required string VerificationCode { get; init; }

    /// <summary>The day in Japan on the letter.</summary>
    public required DateOnly DecidedOn { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>発信者, as the letter gives it.</summary>
    public required LetterSender Sender { get; init; }

    /// <summary>返還の請求 that the letter makes; null when it asks nothing back.</summary>
    public RepaymentDemand? Demand { get; private set; }

    public required Guid ProposedById { get; init; }

    public required Guid DecidedById { get; init; }

    /// <summary>国中助第8-2471号.</summary>
    public string LetterNumber => SubsidyDecision.NumberText(FiscalYear, Number);

    /// <summary>Together with the decision: the letter is printed later, when somebody opens it.</summary>
    public void AskBack(Repayment repayment) => Demand = RepaymentDemand.Of(repayment);
}

public sealed class LaterDecisionConfiguration : IEntityTypeConfiguration<LaterDecision>
{
    public void Configure(EntityTypeBuilder<LaterDecision> builder)
    {
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(d => d.Reason).HasMaxLength(LaterDecision.ReasonMaxLength);
        builder.Property(d => d.Sender).HasJson();
        builder.Property(d => d.Demand).HasJson();
        builder.Property(d => d.VerificationCode).HasMaxLength(Subsidies.VerificationCode.Length).IsFixedLength();
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.ApplicationId);
        builder.HasIndex(d => new { d.FiscalYear, d.Number }).IsUnique();
        builder.HasIndex(d => d.VerificationCode).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_later_decisions_two_persons", "decided_by_id <> proposed_by_id"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_later_decisions_yen",
            "granted_before_yen > 0 AND granted_after_yen >= 0 AND (granted_after_yen > 0 OR kind IN ('Revoked', 'DiscontinuationApproved'))"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_later_decisions_revoked", "kind <> 'Revoked' OR granted_after_yen < granted_before_yen"));
    }
}
