using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>登録簿の取込の状態.</summary>
public enum ClaimsRegisterImportStatus
{
    /// <summary>読み込み待ち.</summary>
    Waiting,

    /// <summary>読み込み中.</summary>
    Checking,

    /// <summary>確認待ち: an operator looks at what would change.</summary>
    Checked,

    /// <summary>取込中.</summary>
    Confirmed,

    /// <summary>取込済み.</summary>
    Imported,

    /// <summary>取り込めないファイル.</summary>
    Refused,

    /// <summary>取りやめ.</summary>
    Cancelled,

    /// <summary>途中で止まった.</summary>
    Failed,
}

/// <summary>登録簿の取込: one uploaded file from its arrival to the register, or to where it ended instead.</summary>
public sealed class ClaimsRegisterImport
{
    public const string OneAtATime = "ux_claims_register_imports_turn";
    public const int ProblemMaxLength = 300;
    public const int MaxRows = 800_000;
    public const long MaxBytes = 256L * 1024 * 1024;

    /// <summary>What nobody confirms for so long is given up.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>As the operator's computer calls it.</summary>
    public required string FileName { get; init; }

    /// <summary>Null once its rows have been read.</summary>
    public Guid? FileId { get; private set; }

    public required long SizeBytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ClaimsRegisterImportStatus Status { get; private set; } = ClaimsRegisterImportStatus.Waiting;

    /// <summary>1 until the import has ended: a unique index lets no second one begin meanwhile.</summary>
    public int? Turn { get; private set; } = 1;

    /// <summary>How much of the file has been read.</summary>
    public int Percent { get; private set; }

    public ClaimsRegisterCounts Counts { get; private set; } = new();

    public DateTimeOffset? CheckedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public Guid? ConfirmedById { get; private set; }

    /// <summary>エラーのある行を除いて取り込む.</summary>
    public bool LeavesOutProblems { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ended without an import, and what to do.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public int Attempts { get; private set; }

    public bool IsUnderWay => Status is ClaimsRegisterImportStatus.Waiting or ClaimsRegisterImportStatus.Checking or ClaimsRegisterImportStatus.Confirmed;

    /// <summary>A tenth of all places hardly closes at once: the file is rather not the whole register.</summary>
    public bool LosesMany => Counts.VanishedPlaces > 0 && Counts.VanishedPlaces * 10L >= Counts.PlacesBefore;

    public static ClaimsRegisterImport Of(Guid fileId, long sizeBytes, string fileName, Guid accountId, DateTimeOffset at) => new()
    {
        FileId = fileId,
        SizeBytes = sizeBytes,
        FileName = fileName,
        AccountId = accountId,
        CreatedAt = at,
    };

    public void Claim(DateTimeOffset until)
    {
        (Status, LeasedUntil, Percent) = (ClaimsRegisterImportStatus.Checking, until, 0);
        Attempts++;
    }

    public void Check(ClaimsRegisterCounts counts, DateTimeOffset at)
    {
        (Status, Counts, CheckedAt, Percent) = (ClaimsRegisterImportStatus.Checked, counts, at, 100);
        (FileId, LeasedUntil, Attempts) = (null, null, 0);
    }

    public void Confirm(Guid accountId, bool leavesOutProblems, DateTimeOffset at) => (Status, ConfirmedById, LeavesOutProblems, ConfirmedAt) =
        (ClaimsRegisterImportStatus.Confirmed, accountId, leavesOutProblems, at);

    public void TryImport() => Attempts++;

    public void End(ClaimsRegisterImportStatus status, string? problem, DateTimeOffset at)
    {
        (Status, Problem, EndedAt) = (status, problem, at);
        (FileId, Turn, LeasedUntil) = (null, null, null);
    }
}

/// <summary>What an import finds in its file and would do to the register.</summary>
public sealed record ClaimsRegisterCounts
{
    public int Rows { get; init; }

    /// <summary>エラーのある行.</summary>
    public int ProblemRows { get; init; }

    /// <summary>Those of them of which nobody can say what place or user they speak of: nothing leaves the register then.</summary>
    public int UnknownRows { get; init; }

    /// <summary>Places that stood in the register before.</summary>
    public int PlacesBefore { get; init; }

    /// <summary>Places in the good rows.</summary>
    public int Places { get; init; }

    public int NewPlaces { get; init; }

    public int ChangedPlaces { get; init; }

    /// <summary>登録簿から外れる.</summary>
    public int VanishedPlaces { get; init; }

    public int NewUsers { get; init; }

    /// <summary>Users with another password than before.</summary>
    public int ChangedUsers { get; init; }

    /// <summary>Users who bill for nothing any more, and go.</summary>
    public int VanishedUsers { get; init; }

    public int UnchangedPlaces => Places - NewPlaces - ChangedPlaces;
}

public sealed class ClaimsRegisterImportConfiguration : IEntityTypeConfiguration<ClaimsRegisterImport>
{
    public void Configure(EntityTypeBuilder<ClaimsRegisterImport> builder)
    {
        builder.Property(i => i.FileName).HasMaxLength(DisplayName.MaxLength);
        builder.Property(i => i.Problem).HasMaxLength(ClaimsRegisterImport.ProblemMaxLength);
        builder.Property(i => i.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Counts).HasJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.Turn).IsUnique().HasDatabaseName(ClaimsRegisterImport.OneAtATime);
        builder.HasIndex(i => i.CreatedAt);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
