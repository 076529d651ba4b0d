using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>回答の受付: one answer as it was sent. It never changes.</summary>
public sealed class SurveyReceipt
{
    public const string OnePerNumber = "ux_survey_receipts_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SurveyId { get; init; }

    public required Guid InsurerId { get; init; }

    /// <summary>受付番号.</summary>
    public required string Number { get; init; }

    /// <summary>第n回, from 1.</summary>
    public required int Round { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who pressed the button.</summary>
    public required Guid AccountId { get; init; }

    public required SurveyFacts Facts { get; init; }
}

public sealed class SurveyReceiptConfiguration : IEntityTypeConfiguration<SurveyReceipt>
{
    public void Configure(EntityTypeBuilder<SurveyReceipt> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(ReceiptNumber.Length);
        builder.Property(r => r.Facts).HasJson();
        builder.HasOne<ReadinessSurvey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.Number).IsUnique().HasDatabaseName(SurveyReceipt.OnePerNumber);
        builder.HasIndex(r => new { r.SurveyId, r.InsurerId, r.Round }).IsUnique();
    }
}
