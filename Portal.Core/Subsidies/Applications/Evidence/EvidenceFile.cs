using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Quarantine;

namespace Portal.Core.Subsidies;

/// <summary>書類の検査.</summary>
public enum EvidenceStatus
{
    /// <summary>検査中.</summary>
    Checking,

    /// <summary>検査待ち: the scanner cannot be asked.</summary>
    AwaitingScan,

    /// <summary>入りました.</summary>
    Clean,

    /// <summary>受け取れません.</summary>
    Refused,
}

/// <summary>必要な書類のファイル, or 変更などの申請に添えた資料: one photo, picture or PDF.</summary>
public sealed class EvidenceFile : IQuarantined
{
    public const int FileNameMaxLength = 200;
    public const int KindKeyMaxLength = 50;
    public const int ProblemMaxLength = 300;
    public const long MaxBytes = 20L * 1024 * 1024;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ApplicationId { get; init; }

    /// <summary>変更・中止・廃止の申請 with which it came; null for the papers of the application itself.</summary>
    public Guid? ChangeRequestId { get; init; }

    /// <summary>書類の種類: the key of one of the programme's <see cref="EvidenceKind"/>s, or <see cref="ChangePapers.KindKey"/>.</summary>
    public required string KindKey { get; init; }

    /// <summary>For display, as the browser named it.</summary>
    public required string FileName { get; init; }

    /// <summary>The bytes: as they came until they are checked, cleaned afterwards; null when they were refused.</summary>
    public Guid? FileId { get; private set; }

    public long SizeBytes { get; private set; }

    /// <summary>Of the bytes as they came: the same file is not taken twice.</summary>
    public required string Sha256 { get; init; }

    public EvidenceStatus Status { get; private set; }

    /// <summary>Why it waits or is refused; null otherwise.</summary>
    public string? Problem { get; private set; }

    /// <summary>application/pdf, image/jpeg or image/png once it is clean; null before.</summary>
    public string? ContentType { get; private set; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required Guid UploadedById { get; init; }

    /// <summary>差し替え: when it was taken out of a returned application. It was sent, and is kept for who compares; null while it is in.</summary>
    public DateTimeOffset? TakenOutAt { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public int Attempts { get; private set; }

    public bool IsUsable => Status == EvidenceStatus.Clean;

    public bool IsWaiting => Status is EvidenceStatus.Checking or EvidenceStatus.AwaitingScan;

    public bool IsOf(EvidenceKind kind) => KindKey == kind.Key;

    public void TakeOut(DateTimeOffset at) => TakenOutAt = at;

    public void PutBack() => TakenOutAt = null;

    public void Keep(Guid fileId, long sizeBytes) => (FileId, SizeBytes) = (fileId, sizeBytes);

    public void Claim(DateTimeOffset until) => (LeasedUntil, Attempts) = (until, Attempts + 1);

    public void AwaitScan(string problem, DateTimeOffset until) =>
        (Status, Problem, LeasedUntil, Attempts) = (EvidenceStatus.AwaitingScan, problem, until, 0);

    public void TryAgain(DateTimeOffset after) => LeasedUntil = after;

    public void Refuse(string problem) =>
        (Status, Problem, FileId, LeasedUntil) = (EvidenceStatus.Refused, problem, null, null);

    public void Accept(Guid fileId, long sizeBytes, string contentType)
    {
        (Status, Problem, LeasedUntil) = (EvidenceStatus.Clean, null, null);
        (FileId, SizeBytes, ContentType) = (fileId, sizeBytes, contentType);
    }
}

public sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.Property(f => f.KindKey).HasMaxLength(EvidenceFile.KindKeyMaxLength);
        builder.Property(f => f.FileName).HasMaxLength(EvidenceFile.FileNameMaxLength);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Problem).HasMaxLength(EvidenceFile.ProblemMaxLength);
        builder.Property(f => f.ContentType).HasMaxLength(50);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(f => f.ApplicationId);
        builder.HasOne<ChangeRequest>().WithMany().HasForeignKey(f => f.ChangeRequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => f.ApplicationId);
        builder.HasIndex(f => new { f.ChangeRequestId, f.UploadedAt });
        builder.HasIndex(f => f.UploadedAt).HasFilter("status IN ('Checking', 'AwaitingScan')");
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
