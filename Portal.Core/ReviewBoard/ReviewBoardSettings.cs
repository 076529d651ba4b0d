using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Municipalities;

namespace Portal.Core.ReviewBoard;

/// <summary>開封の通知のしかた.</summary>
public enum OpeningNotice
{
    /// <summary>開封のたびにすぐ知らせる.</summary>
    Immediately,

    /// <summary>1日1回まとめて知らせる.</summary>
    DailyDigest,

    /// <summary>知らせない.</summary>
    Never,
}

/// <summary>審査会資料の設定 of one insurer.</summary>
public sealed class ReviewBoardSettings
{
    public const string OnePerInsurer = "pk_review_board_settings";
    public const int ContactMaxLength = 200;
    public const int UsualRetentionDays = 30;
    public const int ShortestRetentionDays = 1;
    public const int LongestRetentionDays = 365;

    public required Guid InsurerId { get; init; }

    /// <summary>資料の保存日数: papers are purged so many days after the session. Default 30.</summary>
    public int RetentionDays { get; set; } = UsualRetentionDays;

    /// <summary>開催3日前に未開封の審査員へ知らせる.</summary>
    public bool RemindReviewers { get; set; } = true;

    public OpeningNotice OpeningNotice { get; set; } = OpeningNotice.Immediately;

    /// <summary>Where reviewers may ask: department, written into every mail.</summary>
    public string ContactName { get; set; } = "";

    public string ContactPhone { get; set; } = "";
}

/// <summary>通知の種類: to which addresses of the insurer.</summary>
public enum NoticeKind
{
    /// <summary>処理結果の通知.</summary>
    ProcessingResult,

    /// <summary>審査会資料参照状況の通知.</summary>
    ViewingStatus,
}

/// <summary>通知先アドレス of an insurer; used only after it was confirmed by a mailed link.</summary>
public sealed class NotificationAddress
{
    public const int MaxPerKind = 5;
    public const string OnePerKind = "ux_notification_addresses_insurer_id_kind_email_key";
    public static readonly TimeSpan ConfirmationTime = TimeSpan.FromHours(48);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required string Email { get; init; }

    /// <summary>The address for comparison: width, case and spaces normalised.</summary>
    public required string EmailKey { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>SHA-256 of the confirmation link's token; null once confirmed.</summary>
    public byte[]? TokenHash { get; private set; }

    public DateTimeOffset? TokenExpiresAt { get; private set; }

    /// <summary>Null while nobody has opened the confirmation link.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public void AskToConfirm(byte[] tokenHash, DateTimeOffset expiresAt) =>
        (TokenHash, TokenExpiresAt, ConfirmedAt) = (tokenHash, expiresAt, null);

    public void Confirm(DateTimeOffset at) => (TokenHash, TokenExpiresAt, ConfirmedAt) = (null, null, at);
}

public sealed class ReviewBoardSettingsConfiguration : IEntityTypeConfiguration<ReviewBoardSettings>
{
    public void Configure(EntityTypeBuilder<ReviewBoardSettings> builder)
    {
        builder.HasKey(s => s.InsurerId);
        builder.Property(s => s.OpeningNotice).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.ContactName).HasMaxLength(ReviewBoardSettings.ContactMaxLength);
        builder.Property(s => s.ContactPhone).HasMaxLength(30);
        builder.HasOne<Insurer>().WithOne().HasForeignKey<ReviewBoardSettings>(s => s.InsurerId);
        builder.ToTable(t => t.HasCheckConstraint("ck_review_board_settings_retention", "retention_days BETWEEN 1 AND 365"));
        builder.Property<uint>("xmin").IsRowVersion();
    }
}

public sealed class NotificationAddressConfiguration : IEntityTypeConfiguration<NotificationAddress>
{
    public void Configure(EntityTypeBuilder<NotificationAddress> builder)
    {
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Email).HasMaxLength(Reviewer.EmailMaxLength);
        builder.HasIndex(a => a.TokenHash).IsUnique();
        builder.Property(a => a.EmailKey).HasMaxLength(Reviewer.EmailMaxLength);
        builder.HasIndex(a => new { a.InsurerId, a.Kind, a.EmailKey }).IsUnique().HasDatabaseName(NotificationAddress.OnePerKind);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(a => a.InsurerId);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
