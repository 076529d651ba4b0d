using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>交付決定 or 不交付決定, by two persons: everything that its letter (通知書) says.</summary>
public sealed class SubsidyDecision
{
    public const string OnePerApplication = "ux_subsidy_decisions_application_id";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ApplicationId { get; init; }

    /// <summary>交付決定; false for 不交付決定.</summary>
    public required bool Grants { get; init; }

    /// <summary>交付決定額, yen; null for 不交付決定.</summary>
    public required int? AmountYen { get; init; }

    /// <summary>As the letter tells it; empty where what was applied for is granted.</summary>
    public required string Reason { get; init; }

    /// <summary>年度 of the day of the decision, for the letter's number.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>Running within the year.</summary>
    public required int Number { get; init; }

    /// <summary>Sixteen characters by which anybody checks the letter.</summary>
    public required string VerificationCode { get; init; }

    /// <summary>The day in Japan on the letter.</summary>
    public required DateOnly DecidedOn { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>振込の予定, as letter, mail and page tell it; null for 不交付決定.</summary>
    public required DateOnly? TransferBy { get; init; }

    /// <summary>発信者, as the letter gives it.</summary>
    public required LetterSender Sender { get; init; }

    public required Guid ProposedById { get; init; }

    public required Guid DecidedById { get; init; }

    /// <summary>A run of letters has taken it up.</summary>
    public bool IsInRun { get; private set; }

    /// <summary>国中助第8-2471号.</summary>
    public string LetterNumber => NumberText(FiscalYear, Number);

    public static string NumberText(int fiscalYear, int number)
    {
        var first = new DateOnly(fiscalYear, 4, 1);
        return $"国中助第{JapaneseEra.Of(first)!.YearOf(first)}-{number}号";
    }
}

/// <summary>通知書の番号: the last one given in a year.</summary>
public sealed class DecisionNumber
{
    public required int FiscalYear { get; init; }

    public int Last { get; private set; }
}

public sealed class SubsidyDecisionConfiguration : IEntityTypeConfiguration<SubsidyDecision>
{
    public void Configure(EntityTypeBuilder<SubsidyDecision> builder)
    {
        builder.Property(d => d.Reason).HasMaxLength(Examination.ReasonMaxLength);
        builder.Property(d => d.Sender).HasJson();
        builder.Property(d => d.VerificationCode).HasMaxLength(Subsidies.VerificationCode.Length).IsFixedLength();
        builder.HasOne<SubsidyApplication>().WithOne().HasForeignKey<SubsidyDecision>(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.ApplicationId).IsUnique().HasDatabaseName(SubsidyDecision.OnePerApplication);
        builder.HasIndex(d => new { d.FiscalYear, d.Number }).IsUnique();
        builder.HasIndex(d => d.VerificationCode).IsUnique();
        builder.Property(d => d.IsInRun).HasDefaultValue(false);
        builder.HasIndex(d => d.Id).HasFilter("NOT is_in_run").HasDatabaseName("ix_subsidy_decisions_without_run");
        builder.ToTable(t => t.HasCheckConstraint("ck_subsidy_decisions_two_persons", "decided_by_id <> proposed_by_id"));
        builder.ToTable(t => t.HasCheckConstraint("ck_subsidy_decisions_amount", "grants = (amount_yen IS NOT NULL)"));
        builder.ToTable(t => t.HasCheckConstraint("ck_subsidy_decisions_transfer", "grants = (transfer_by IS NOT NULL)"));
    }
}

public sealed class DecisionNumberConfiguration : IEntityTypeConfiguration<DecisionNumber>
{
    public void Configure(EntityTypeBuilder<DecisionNumber> builder)
    {
        builder.HasKey(n => n.FiscalYear);
        builder.Property(n => n.FiscalYear).ValueGeneratedNever();
    }
}
