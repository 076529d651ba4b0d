using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>消費税仕入控除税額報告書, as it was sent, and what the secretariat answered.</summary>
public sealed class TaxReport
{
    public const int NoteMaxLength = 1_000;
    public const int WordsMaxLength = 500;
    public const string OneOfANumber = "ux_tax_reports_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ApplicationId { get; init; }

    /// <summary>第n回, from 1.</summary>
    public required int Number { get; init; }

    public required TaxReportBasis Basis { get; init; }

    /// <summary>仕入控除税額, yen; 0 where nothing was deducted.</summary>
    public required int AmountYen { get; init; }

    /// <summary>補足; empty for none.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    public required Guid ReportedById { get; init; }

    /// <summary>Null while it waits to be checked.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public Guid? AnsweredById { get; private set; }

    /// <summary>確認済み; false for 差し戻し, null while it waits.</summary>
    public bool? IsAccepted { get; private set; }

    /// <summary>差し戻しの理由, for the applicant; empty otherwise.</summary>
    public string Words { get; private set; } = "";

    public void Answer(bool isAccepted, string words, Guid byId, DateTimeOffset at) =>
        (IsAccepted, Words, AnsweredById, AnsweredAt) = (isAccepted, words, byId, at);
}

public sealed class TaxReportConfiguration : IEntityTypeConfiguration<TaxReport>
{
    public void Configure(EntityTypeBuilder<TaxReport> builder)
    {
        builder.Property(r => r.Basis).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Note).HasMaxLength(TaxReport.NoteMaxLength);
        builder.Property(r => r.Words).HasMaxLength(TaxReport.WordsMaxLength);
        builder.HasOne<TaxReportDuty>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ReportedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AnsweredById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.ReportedById);
        builder.HasIndex(r => r.AnsweredById);
        builder.HasIndex(r => new { r.ApplicationId, r.Number }).IsUnique().HasDatabaseName(TaxReport.OneOfANumber);
        builder.ToTable(t => t.HasCheckConstraint("ck_tax_reports_amount", "amount_yen >= 0 AND (basis = 'Deducted' OR amount_yen = 0)"));
        builder.ToTable(t => t.HasCheckConstraint("ck_tax_reports_answer", "(answered_at IS NULL) = (is_accepted IS NULL)"));
    }
}
