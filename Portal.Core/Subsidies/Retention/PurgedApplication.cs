using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>
/// 削除した申請の記録: that there was an application, how it ended, and when all of it was deleted. No name, no account, no paper. The application's
/// database role can neither change nor delete it. Of a draft that was never sent the audit trail alone tells.
/// </summary>
public sealed class PurgedApplication
{
    public const int LetterNumberMaxLength = 50;

    /// <summary>Of the application, by which the audit trail knows it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it was: who was granted once does not apply again (交付要綱6条3). Null where it may, and nobody asks any more.</summary>
    public required Guid? OfficeId { get; init; }

    /// <summary>受付番号.</summary>
    public required string ReceiptNumber { get; init; }

    public required SubsidyKind Kind { get; init; }

    /// <summary>年度.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>As <see cref="SubsidyApplication.OnceYear"/>; null where the office may apply again.</summary>
    public required int? OnceYear { get; init; }

    /// <summary>The state in which it ended.</summary>
    public required ApplicationStatus Outcome { get; init; }

    /// <summary>交付決定額, yen; null for every other end.</summary>
    public required int? AmountYen { get; init; }

    /// <summary>通知書の番号; null when there was no decision.</summary>
    public required string? LetterNumber { get; init; }

    /// <summary>決着した日.</summary>
    public required DateOnly ConcludedOn { get; init; }

    /// <summary>保存期間 by which it went, years.</summary>
    public required int Years { get; init; }

    public required DateTimeOffset PurgedAt { get; init; }

    /// <summary>Null for a draft that was never sent.</summary>
    /// <param name="application">That is about to be deleted.</param>
    /// <param name="decision">交付決定 or 不交付決定; null without.</param>
    /// <param name="years">保存期間, years.</param>
    /// <param name="at">When, UTC.</param>
    public static PurgedApplication? Of(SubsidyApplication application, SubsidyDecision? decision, int years, DateTimeOffset at)
    {
        var mayApplyAgain = application.Status is ApplicationStatus.Withdrawn or ApplicationStatus.Denied;
        return application is not { ReceiptNumber: { } receiptNumber, ConcludedOn: { } concludedOn } ? null : new PurgedApplication
        {
            Id = application.Id,
            OfficeId = mayApplyAgain ? null : application.OfficeId,
            ReceiptNumber = receiptNumber,
            Kind = application.Kind,
            FiscalYear = application.FiscalYear,
            OnceYear = mayApplyAgain ? null : application.OnceYear,
            Outcome = application.Status,
            AmountYen = application.GrantedYen,
            LetterNumber = decision?.LetterNumber,
            ConcludedOn = concludedOn,
            Years = years,
            PurgedAt = at,
        };
    }
}

public sealed class PurgedApplicationConfiguration : IEntityTypeConfiguration<PurgedApplication>
{
    public void Configure(EntityTypeBuilder<PurgedApplication> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.ReceiptNumber).HasMaxLength(JapaneseText.ReceiptNumber.Length);
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(p => p.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.LetterNumber).HasMaxLength(PurgedApplication.LetterNumberMaxLength);
        builder.HasOne<Office>().WithMany().HasForeignKey(p => p.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.OfficeId, p.Kind, p.OnceYear });
        builder.HasIndex(p => p.ReceiptNumber).IsUnique();
        builder.HasIndex(p => new { p.PurgedAt, p.Id });
    }
}
