using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Quarantine;

namespace Portal.Core.Municipalities;

/// <summary>ファイルの検査.</summary>
public enum TaskFileStatus
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

/// <summary>タスクのファイル: a PDF that belongs to one of the tasks 6 to 10, for the insurer and the secretariat.</summary>
public sealed class TaskFile : IQuarantined
{
    public const int FileNameMaxLength = 200;
    public const int ProblemMaxLength = 300;
    public const int MostPerTask = 5;
    public const long MaxBytes = 20L * 1024 * 1024;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    public required OnboardingTask Task { get; init; }

    /// <summary>For display, as the browser named it.</summary>
    public required string FileName { get; init; }

    /// <summary>The bytes: as they came until they are checked, cleaned afterwards; null when they were refused.</summary>
    public Guid? FileId { get; private set; }

    public long SizeBytes { get; private set; }

    /// <summary>Of the bytes as they came: the same file is not taken twice.</summary>
    public required string Sha256 { get; init; }

    public TaskFileStatus Status { get; private set; }

    /// <summary>Why it waits or is refused; null otherwise.</summary>
    public string? Problem { get; private set; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required Guid UploadedById { get; init; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public int Attempts { get; private set; }

    public bool IsWaiting => Status is TaskFileStatus.Checking or TaskFileStatus.AwaitingScan;

    public void Keep(Guid fileId, long sizeBytes) => (FileId, SizeBytes) = (fileId, sizeBytes);

    public void Claim(DateTimeOffset until) => (LeasedUntil, Attempts) = (until, Attempts + 1);

    public void AwaitScan(string problem, DateTimeOffset until) =>
        (Status, Problem, LeasedUntil, Attempts) = (TaskFileStatus.AwaitingScan, problem, until, 0);

    public void TryAgain(DateTimeOffset after) => LeasedUntil = after;

    public void Refuse(string problem) => (Status, Problem, FileId, LeasedUntil) = (TaskFileStatus.Refused, problem, null, null);

    public void Accept(Guid fileId, long sizeBytes) =>
        (Status, Problem, LeasedUntil, FileId, SizeBytes) = (TaskFileStatus.Clean, null, null, fileId, sizeBytes);
}

public sealed class TaskFileConfiguration : IEntityTypeConfiguration<TaskFile>
{
    public void Configure(EntityTypeBuilder<TaskFile> builder)
    {
        builder.Property(f => f.Task).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.FileName).HasMaxLength(TaskFile.FileNameMaxLength);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Problem).HasMaxLength(TaskFile.ProblemMaxLength);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(f => f.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.InsurerId, f.Task });
        builder.HasIndex(f => f.UploadedAt).HasFilter("status IN ('Checking', 'AwaitingScan')");
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
