using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>手続き that got a 受付番号: 登録 or 更新.</summary>
public enum SessionReceiptKind
{
    /// <summary>登録.</summary>
    Registration,

    /// <summary>更新 with new papers: a new version.</summary>
    NewVersion,

    /// <summary>更新 of people and dates: the version stays.</summary>
    Amendment,
}

/// <summary>受付: one 登録 or 更新 that was carried out, as it was then. It never changes.</summary>
public sealed class SessionReceipt
{
    public const string OnePerNumber = "ux_session_receipts_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionId { get; init; }

    /// <summary>受付番号.</summary>
    public required string Number { get; init; }

    public required SessionReceiptKind Kind { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who pressed the button.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>開催情報 as it was sent, without 連絡事項, which is the staff's own.</summary>
    public required SessionPlan Facts { get; init; }

    public required int Cases { get; init; }

    public required int Pages { get; init; }

    public required int Reviewers { get; init; }
}

public sealed class SessionReceiptConfiguration : IEntityTypeConfiguration<SessionReceipt>
{
    public void Configure(EntityTypeBuilder<SessionReceipt> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(ReceiptNumber.Length);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Facts).HasJson();
        builder.HasOne<ReviewSession>().WithMany().HasForeignKey(r => r.SessionId);
        builder.HasIndex(r => r.Number).IsUnique().HasDatabaseName(SessionReceipt.OnePerNumber);
        builder.HasIndex(r => new { r.SessionId, r.At });
    }
}
