using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Municipalities;

/// <summary>回答のお願い that was sent, in a row of its own: a form that the insurer has open must not find another schedule because of it.</summary>
public sealed class ScheduleReminder
{
    public required Guid ScheduleId { get; init; }

    /// <summary>期限が過ぎたお知らせ; otherwise the one before it.</summary>
    public required bool IsOverdue { get; init; }

    public required DateTimeOffset At { get; init; }
}

public sealed class ScheduleReminderConfiguration : IEntityTypeConfiguration<ScheduleReminder>
{
    public void Configure(EntityTypeBuilder<ScheduleReminder> builder)
    {
        builder.HasKey(r => new { r.ScheduleId, r.IsOverdue });
        builder.HasOne<InsurerSchedule>().WithMany().HasForeignKey(r => r.ScheduleId).OnDelete(DeleteBehavior.Cascade);
    }
}
