using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>日程のできごと.</summary>
public enum ScheduleEventKind
{
    /// <summary>案がつくられた, or made anew.</summary>
    Drafted,

    /// <summary>通知.</summary>
    Notified,

    /// <summary>承諾.</summary>
    Accepted,

    /// <summary>問題あり.</summary>
    Disputed,

    /// <summary>別日希望.</summary>
    OtherStartWished,

    /// <summary>希望の利用開始日にした.</summary>
    OtherStartGranted,

    /// <summary>確定.</summary>
    Fixed,

    /// <summary>公開.</summary>
    Published,

    /// <summary>変更希望.</summary>
    ChangeWished,

    /// <summary>変更しない.</summary>
    Kept,

    /// <summary>延期.</summary>
    Postponed,

    /// <summary>日程調整中に戻した.</summary>
    Withdrawn,

    /// <summary>初期セットアップの完了の報告.</summary>
    CompletionReported,

    /// <summary>案の取り下げ: a new 日程案 has no place for it.</summary>
    DraftRemoved,
}

/// <summary>日程の記録 of an insurer: rows are only added, and both the insurer and the secretariat read them.</summary>
public sealed class ScheduleEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    public required ScheduleEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the portal itself.</summary>
    public required Guid? ById { get; init; }

    /// <summary>初期セットアップの期間 of then.</summary>
    public required DateOnly SetupStartsOn { get; init; }

    public required DateOnly SetupCompletesOn { get; init; }

    /// <summary>利用開始日 of then, or the one that is wished; of a report the day of completion.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>回答期限, of a 通知.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>The insurer's reason, or the one that everybody reads.</summary>
    public string? Reason { get; init; }
}

public sealed class ScheduleEventConfiguration : IEntityTypeConfiguration<ScheduleEvent>
{
    public void Configure(EntityTypeBuilder<ScheduleEvent> builder)
    {
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Reason).HasMaxLength(InsurerSchedule.ReasonMaxLength);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(e => e.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.InsurerId, e.At });
    }
}
