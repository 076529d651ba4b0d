using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.ReviewBoard;

/// <summary>What the insurer was told of (通知の記録), so that it is told once.</summary>
public enum SessionNoticeKind
{
    /// <summary>処理結果.</summary>
    ProcessingResult,

    /// <summary>審査員へのURLメールが不達になった.</summary>
    MailFailed,

    /// <summary>審査員が初めて開封した.</summary>
    FirstOpening,

    /// <summary>全員が閲覧した.</summary>
    AllRead,

    /// <summary>開催2日前にまだ閲覧していない審査員がいる.</summary>
    UnreadTwoDaysBefore,

    /// <summary>開催3日前に未開封の審査員へ知らせた.</summary>
    ReviewerReminder,
}

/// <summary>A notice that went out (通知の記録): its unique key is what makes it go once.</summary>
public sealed class SessionNotice
{
    public const string Once = "ux_session_notices_once";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionId { get; init; }

    public required SessionNoticeKind Kind { get; init; }

    public required int Version { get; init; }

    /// <summary>The reviewer it is about; the empty id for the whole session.</summary>
    public Guid SessionReviewerId { get; init; }

    public required DateTimeOffset At { get; init; }
}

public sealed class SessionNoticeConfiguration : IEntityTypeConfiguration<SessionNotice>
{
    public void Configure(EntityTypeBuilder<SessionNotice> builder)
    {
        builder.Property(n => n.Kind).HasConversion<string>().HasMaxLength(30);
        builder.HasOne<ReviewSession>().WithMany().HasForeignKey(n => n.SessionId);
        builder.HasIndex(n => new { n.SessionId, n.Kind, n.Version, n.SessionReviewerId }).IsUnique()
            .HasDatabaseName(SessionNotice.Once);
    }
}
