using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>返還の状態.</summary>
public enum RepaymentState
{
    /// <summary>返還待ち.</summary>
    Open,

    /// <summary>返還済み: all of it, with the charge.</summary>
    Returned,

    /// <summary>取り消し: the report that it stands on was sent back, or the bank sent the grant back.</summary>
    Withdrawn,
}

/// <summary>返還 (交付要綱11条) of the 仕入控除税額 that a report has confirmed, or of what a later decision has revoked.</summary>
public sealed class Repayment : IHasDueDay
{
    /// <summary>One that stands on a report; each later decision has its own.</summary>
    public const string OneOpen = "ux_repayments_open";
    public const int AccountMaxLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ApplicationId { get; init; }

    /// <summary>The 消費税の報告 that it stands on; null where it is a later decision.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>The 決定後の処分 that it stands on; null where it is a report.</summary>
    public Guid? LaterDecisionId { get; init; }

    /// <summary>返還する額, yen.</summary>
    public required int PrincipalYen { get; set; }

    /// <summary>The day on which the grant was received.</summary>
    public required DateOnly ReceivedOn { get; set; }

    public required DateOnly DemandedOn { get; set; }

    /// <summary>返還の期限, the last day in Japan.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>What of the 返還 on a 消費税の報告 lies in what was revoked, and was taken off the principal, yen; 0 where there is none.</summary>
    public int TaxCreditYen { get; set; }

    /// <summary>延滞金 until the day of return, whether it comes in time or not; false: only when it comes late.</summary>
    public bool BearsChargeAlways { get; init; }

    /// <summary>延滞金の利率, percent a year.</summary>
    public required decimal LateChargePercent { get; init; }

    /// <summary>振込先, as it was told.</summary>
    public required string Account { get; init; }

    public RepaymentState State { get; private set; }

    /// <summary>The day of the receipt with which all was returned; null before.</summary>
    public DateOnly? ReturnedOn { get; private set; }

    /// <summary>期限の前のお知らせ; null before.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>期限を過ぎたお知らせ; null before.</summary>
    public DateTimeOffset? OverdueToldAt { get; private set; }

    public void Withdraw() => State = RepaymentState.Withdrawn;

    /// <summary>The grant was received after all; also when it was asked for before, and withdrawn.</summary>
    public void Ask(AskedBack asked, DateOnly on, DateOnly dueOn)
    {
        (PrincipalYen, TaxCreditYen, ReceivedOn) = (asked.PrincipalYen, asked.TaxCreditYen, asked.ReceivedOn);
        (State, DemandedOn, DueOn) = (RepaymentState.Open, on, dueOn);
        (RemindedAt, OverdueToldAt) = (null, null);
    }

    /// <param name="lastOn">The day of the last receipt, when nothing is left; null when something is.</param>
    public void Settle(DateOnly? lastOn) => (State, ReturnedOn) = (lastOn is null ? RepaymentState.Open : RepaymentState.Returned, lastOn);

    /// <summary>What came was given back, and the 返還 is about to be withdrawn: no mail asks for it meanwhile.</summary>
    public void AskQuietly(DateTimeOffset at) => (RemindedAt, OverdueToldAt) = (RemindedAt ?? at, OverdueToldAt ?? at);

    public void NoteReminder(DateTimeOffset at) => RemindedAt = at;

    public void NoteOverdue(DateTimeOffset at) => OverdueToldAt = at;
}

/// <summary>入金: money that came back.</summary>
public sealed class RepaymentReceipt
{
    /// <summary>Given by the page that offers the form: sent twice, it is one receipt.</summary>
    public required Guid Id { get; init; }

    public required Guid RepaymentId { get; init; }

    /// <summary>入金の日.</summary>
    public required DateOnly On { get; init; }

    public required int Yen { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Guid RecordedById { get; init; }
}

public sealed class RepaymentConfiguration : IEntityTypeConfiguration<Repayment>
{
    public void Configure(EntityTypeBuilder<Repayment> builder)
    {
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.LateChargePercent).HasPrecision(5, 2);
        builder.Property(r => r.Account).HasMaxLength(Repayment.AccountMaxLength);
        builder.Property(r => r.TaxCreditYen).HasDefaultValue(0);
        builder.Property(r => r.BearsChargeAlways).HasDefaultValue(false);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaxReport>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LaterDecision>().WithOne().HasForeignKey<Repayment>(r => r.LaterDecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.ReportId);
        builder.HasIndex(r => r.ApplicationId);
        builder.HasIndex(r => r.LaterDecisionId).IsUnique();
        builder.HasIndex(r => r.ApplicationId, Repayment.OneOpen).IsUnique()
            .HasDatabaseName(Repayment.OneOpen).HasFilter("state <> 'Withdrawn' AND report_id IS NOT NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_repayments_ground", "(report_id IS NULL) <> (later_decision_id IS NULL)"));
        builder.HasIndex(r => r.DueOn).HasFilter("state = 'Open'");
        builder.ToTable(t => t.HasCheckConstraint("ck_repayments_principal", "principal_yen > 0"));
        builder.ToTable(t => t.HasCheckConstraint("ck_repayments_returned", "(returned_on IS NOT NULL) = (state = 'Returned')"));
    }
}

public sealed class RepaymentReceiptConfiguration : IEntityTypeConfiguration<RepaymentReceipt>
{
    public void Configure(EntityTypeBuilder<RepaymentReceipt> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Repayment>().WithMany().HasForeignKey(r => r.RepaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.RecordedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.RepaymentId);
        builder.HasIndex(r => r.RecordedById);
        builder.ToTable(t => t.HasCheckConstraint("ck_repayment_receipts_yen", "yen > 0"));
    }
}
