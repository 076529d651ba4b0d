using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>回答のお願い: one insurer that had not answered was told so by mail.</summary>
public sealed class SurveyReminder
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SurveyId { get; init; }

    public required Guid InsurerId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for the one that goes by itself before the last day.</summary>
    public required Guid? SentById { get; init; }
}

public sealed class SurveyReminderConfiguration : IEntityTypeConfiguration<SurveyReminder>
{
    public void Configure(EntityTypeBuilder<SurveyReminder> builder)
    {
        builder.HasOne<ReadinessSurvey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.SentById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.SurveyId, r.InsurerId, r.At });
    }
}
