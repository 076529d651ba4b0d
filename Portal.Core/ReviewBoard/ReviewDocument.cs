using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Quarantine;

namespace Portal.Core.ReviewBoard;

/// <summary>資料の種類, in the order in which a case is bound.</summary>
public enum ReviewDocumentKind
{
    /// <summary>一次判定結果.</summary>
    FirstStageJudgement,

    /// <summary>認定調査票・特記事項.</summary>
    SurveyForm,

    /// <summary>主治医意見書.</summary>
    PhysicianOpinion,

    /// <summary>その他.</summary>
    Other,
}

/// <summary>資料の状態.</summary>
public enum ReviewDocumentStatus
{
    /// <summary>検査中: in quarantine.</summary>
    Checking,

    /// <summary>検査待ち: the virus scanner does not answer.</summary>
    AwaitingScan,

    /// <summary>登録済み: clean.</summary>
    Ready,

    /// <summary>登録していません: refused with a reason.</summary>
    Refused,
}

/// <summary>審査会資料: one uploaded PDF, of a case or of the whole session.</summary>
public sealed class ReviewDocument : IQuarantined
{
    public const int FileNameMaxLength = 200;
    public const long MaxBytes = 200L * 1024 * 1024;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionId { get; init; }

    /// <summary>Null for a paper of the whole session, and while <see cref="NeedsPlace"/>.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>振り分け待ち: nobody has said yet to which case it belongs, so it is not bound.</summary>
    public bool NeedsPlace { get; set; }

    /// <summary>差し替え: the paper that goes once this one is clean; null for an addition.</summary>
    public Guid? ReplacesId { get; init; }

    public required ReviewDocumentKind Kind { get; set; }

    /// <summary>Order among the papers of the same case and kind.</summary>
    public required int Position { get; set; }

    /// <summary>For display: NFC, without control and bidi characters.</summary>
    public required string FileName { get; init; }

    /// <summary>Before the check the bytes in quarantine; afterwards the cleaned file; null once refused or purged.</summary>
    public Guid? FileId { get; set; }

    public ReviewDocumentStatus Status { get; private set; } = ReviewDocumentStatus.Checking;

    /// <summary>Bytes as uploaded, then as cleaned.</summary>
    public required long SizeBytes { get; set; }

    /// <summary>0 until checked.</summary>
    public int PageCount { get; private set; }

    /// <summary>SHA-256 of the uploaded bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Visual width and height of each page in points; empty until checked.</summary>
    public string PageSizes { get; private set; } = "";

    /// <summary>Why it was refused and what to do, in Japanese; null otherwise.</summary>
    public string? Problem { get; private set; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required Guid UploadedById { get; init; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public int Attempts { get; private set; }

    public void Place(PaperPlace place) =>
        (CaseId, Kind, NeedsPlace) = (place.CaseId, place.Kind, place.NeedsPlace);

    public void Claim(DateTimeOffset until)
    {
        LeasedUntil = until;
        Attempts++;
    }

    public void Cleaned(Guid fileId, long sizeBytes, int pageCount, string pageSizes)
    {
        (FileId, SizeBytes, PageCount, PageSizes) = (fileId, sizeBytes, pageCount, pageSizes);
        (Status, Problem, LeasedUntil) = (ReviewDocumentStatus.Ready, null, null);
    }

    public void Refuse(string problem) =>
        (Status, Problem, FileId, LeasedUntil) = (ReviewDocumentStatus.Refused, problem, null, null);

    public void AwaitScan(string problem, DateTimeOffset until) =>
        (Status, Problem, LeasedUntil, Attempts) = (ReviewDocumentStatus.AwaitingScan, problem, until, 0);

    public void TryAgain(DateTimeOffset after) => LeasedUntil = after;
}

public sealed class ReviewDocumentConfiguration : IEntityTypeConfiguration<ReviewDocument>
{
    public void Configure(EntityTypeBuilder<ReviewDocument> builder)
    {
        builder.Property(d => d.FileName).HasMaxLength(ReviewDocument.FileNameMaxLength);
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(d => d.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Sha256).HasMaxLength(64).IsFixedLength();
        builder.Property(d => d.Problem).HasMaxLength(500);
        builder.HasOne<ReviewCase>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.SessionId, d.CaseId, d.Kind, d.Position });
        builder.HasIndex(d => d.UploadedAt).HasFilter("status IN ('Checking', 'AwaitingScan')");
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
