using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.ReviewBoard;

/// <summary>A reviewer's own session after the gate (閲覧中): its cookie carries a random key, whose hash is here.</summary>
public sealed class ReviewVisit
{
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(12);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionReviewerId { get; init; }

    public required Guid SessionId { get; init; }

    public required byte[] KeyHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Signed out, or ended by a withdrawal; null while open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The ViewingPassword, encrypted, to lock this visit's download; null once the visit has ended.</summary>
    public byte[]? ProtectedPassword { get; private set; }

    /// <summary>The packet version for which <see cref="StampedFileId"/> was made; 0 for none.</summary>
    public int StampedVersion { get; private set; }

    /// <summary>The packet with this reviewer's mark, for the screen; null until first asked for.</summary>
    public Guid? StampedFileId { get; private set; }

    /// <summary>The version that the reviewer has been shown; when the session's differs, the papers were replaced meanwhile.</summary>
    public int ShownVersion { get; private set; }

    public void KeepPassword(byte[] protectedPassword) => ProtectedPassword = protectedPassword;

    public void Stamped(int version, Guid fileId) => (StampedVersion, StampedFileId) = (version, fileId);

    /// <summary>The marked copy was discarded.</summary>
    public void ForgetStamp() => (StampedVersion, StampedFileId) = (0, null);

    public void Show(int version) => ShownVersion = version;

    public void End(DateTimeOffset at) => (EndedAt, ProtectedPassword) = (EndedAt ?? at, null);
}

public sealed class ReviewVisitConfiguration : IEntityTypeConfiguration<ReviewVisit>
{
    public void Configure(EntityTypeBuilder<ReviewVisit> builder)
    {
        builder.HasIndex(v => v.KeyHash).IsUnique();
        builder.HasOne<SessionReviewer>().WithMany().HasForeignKey(v => v.SessionReviewerId);
        builder.HasOne<ReviewSession>().WithMany().HasForeignKey(v => v.SessionId);
        builder.HasIndex(v => v.LastSeenAt).HasFilter("ended_at IS NULL OR stamped_file_id IS NOT NULL");
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
