using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Municipalities;

/// <summary>版のお知らせ: how far the subscribers have been written to about one version. Moved in the transaction that writes their mails.</summary>
public sealed class VersionAnnouncement
{
    /// <summary>公表の版.</summary>
    public required int Version { get; init; }

    /// <summary>The last subscription that has its mail; ids are taken in their order.</summary>
    public Guid ToldUpTo { get; private set; }

    /// <summary>How many mails were written.</summary>
    public int Mails { get; private set; }

    /// <summary>Null while somebody is still to be told.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public void Tell(Guid upTo, int mails) => (ToldUpTo, Mails) = (upTo, Mails + mails);

    public void Complete(DateTimeOffset at) => CompletedAt = at;
}

public sealed class VersionAnnouncementConfiguration : IEntityTypeConfiguration<VersionAnnouncement>
{
    public void Configure(EntityTypeBuilder<VersionAnnouncement> builder)
    {
        builder.HasKey(a => a.Version);
        builder.Property(a => a.Version).ValueGeneratedNever();
        builder.HasIndex(a => a.Version).HasFilter("completed_at IS NULL").HasDatabaseName("ix_version_announcements_open");
    }
}
