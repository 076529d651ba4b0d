using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.ReviewBoard;

/// <summary>参照状況: what one reviewer did with one version. Sending and arrival are the mail's own facts.</summary>
public sealed class ViewingRecord
{
    public const string OnePerVersion = "pk_viewing_records";

    public required Guid SessionReviewerId { get; init; }

    /// <summary>版, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The latest URL mail for this version; null when none was written.</summary>
    public Guid? MailId { get; set; }

    /// <summary>開封: right address and password, and the reading page sent.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>表示: the first bytes of the papers sent to the screen.</summary>
    public DateTimeOffset? ViewedAt { get; private set; }

    /// <summary>ダウンロード, the first one.</summary>
    public DateTimeOffset? DownloadedAt { get; private set; }

    public int DownloadCount { get; private set; }

    /// <summary>閲覧済み: has had the papers on the screen or as a file.</summary>
    public bool HasRead => ViewedAt is not null || DownloadedAt is not null;

    public void Opened(DateTimeOffset at) => OpenedAt ??= at;

    public void Viewed(DateTimeOffset at)
    {
        Opened(at);
        ViewedAt ??= at;
    }

    public void Downloaded(DateTimeOffset at)
    {
        Opened(at);
        DownloadedAt ??= at;
        DownloadCount++;
    }
}

/// <summary>既読: a case that the reviewer has had on the screen in this version.</summary>
public sealed class ReadCase
{
    public required Guid SessionReviewerId { get; init; }

    public required int Version { get; init; }

    public required Guid CaseId { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}

public sealed class ViewingRecordConfiguration : IEntityTypeConfiguration<ViewingRecord>
{
    public void Configure(EntityTypeBuilder<ViewingRecord> builder)
    {
        builder.HasKey(r => new { r.SessionReviewerId, r.Version }).HasName(ViewingRecord.OnePerVersion);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}

public sealed class ReadCaseConfiguration : IEntityTypeConfiguration<ReadCase>
{
    public void Configure(EntityTypeBuilder<ReadCase> builder)
    {
        builder.HasKey(r => new { r.SessionReviewerId, r.Version, r.CaseId });
        builder.HasOne<SessionReviewer>().WithMany().HasForeignKey(r => r.SessionReviewerId);
    }
}
