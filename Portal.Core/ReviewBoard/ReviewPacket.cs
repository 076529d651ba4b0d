using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>1冊にまとめる仕事の状態.</summary>
public enum ReviewPacketStatus
{
    /// <summary>順番待ち.</summary>
    Waiting,

    /// <summary>綴じています.</summary>
    Assembling,

    /// <summary>できあがり.</summary>
    Ready,

    /// <summary>綴じられませんでした.</summary>
    Failed,
}

/// <summary>
/// 1冊にまとめた審査会資料: cover, agenda and papers of one state of the session. It never changes once ready; a
/// version of the session points to one packet.
/// </summary>
public sealed class ReviewPacket
{
    public const string OnePerVersion = "ux_review_packets_session_id_version";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionId { get; init; }

    /// <summary>版 on the cover; the packet is current when the session's version equals it and <see cref="PublishedAt"/> is set.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 over everything that goes into it; when the session's differs, the packet is out of date.</summary>
    public required string Fingerprint { get; init; }

    public ReviewPacketStatus Status { get; private set; } = ReviewPacketStatus.Waiting;

    public int PagesDone { get; set; }

    public required int PagesTotal { get; set; }

    public required PacketContents Contents { get; set; }

    /// <summary>Null until ready, and again once purged.</summary>
    public Guid? FileId { get; private set; }

    public long SizeBytes { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; private set; }

    /// <summary>When it was sent to reviewers (登録・更新); null for a mere preview.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>開催情報 of the version as it was sent, so that the next one can tell what changed; null for a mere preview.</summary>
    public SessionPlan? PublishedFacts { get; private set; }

    public string? Problem { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public int Attempts { get; private set; }

    public void Claim(DateTimeOffset until)
    {
        (Status, LeasedUntil) = (ReviewPacketStatus.Assembling, until);
        Attempts++;
    }

    public void Assembled(Guid fileId, long sizeBytes, PacketContents contents, DateTimeOffset at)
    {
        (FileId, SizeBytes, Contents, ReadyAt) = (fileId, sizeBytes, contents, at);
        (PagesDone, PagesTotal) = (contents.PageCount, contents.PageCount);
        (Status, Problem, LeasedUntil) = (ReviewPacketStatus.Ready, null, null);
    }

    public void Fail(string problem) => (Status, Problem, LeasedUntil) = (ReviewPacketStatus.Failed, problem, null);

    /// <summary>A tool or the store was down: again after that instant.</summary>
    public void PutOff(DateTimeOffset until) => (Status, LeasedUntil) = (ReviewPacketStatus.Waiting, until);

    /// <summary>やり直す: somebody asks for it again.</summary>
    public void TryAgain() => (Status, Problem, LeasedUntil, Attempts, PagesDone) = (ReviewPacketStatus.Waiting, null, null, 0, 0);

    public void Publish(DateTimeOffset at, SessionPlan facts) => (PublishedAt, PublishedFacts) = (PublishedAt ?? at, facts);

    /// <summary>A newer version took its place: the bytes go, what stood in it stays for the record.</summary>
    public void Retire() => FileId = null;

    /// <summary>資料の削除: the bytes go, and so do names that may say something about a person.</summary>
    public void Purge()
    {
        FileId = null;
        Contents = Contents.WithoutNames();
    }
}

/// <summary>What stands in a packet, frozen: the agenda that reviewers see.</summary>
public sealed record PacketContents(
    int PageCount, IReadOnlyList<PacketPaper> SessionPapers, IReadOnlyList<PacketCase> Cases, string PageSizes)
{
    /// <summary>How many there were, without what they were called.</summary>
    public PacketContents WithoutNames() => this with
    {
        SessionPapers = [.. SessionPapers.Select(p => p with { FileName = "" })],
        Cases = [.. Cases.Select(c => c with { Label = "", Papers = [.. c.Papers.Select(p => p with { FileName = "" })] })],
    };
}

/// <param name="FirstPage">From 1; 0 until assembled.</param>
public sealed record PacketCase(
    Guid CaseId, int Position, string CaseNumber, ReviewCaseKind Kind, string Label, int FirstPage, int PageCount,
    IReadOnlyList<PacketPaper> Papers);

/// <param name="FirstPage">From 1; 0 until assembled.</param>
public sealed record PacketPaper(
    Guid DocumentId, ReviewDocumentKind Kind, string FileName, int FirstPage, int PageCount, string Sha256);

public sealed class ReviewPacketConfiguration : IEntityTypeConfiguration<ReviewPacket>
{
    public void Configure(EntityTypeBuilder<ReviewPacket> builder)
    {
        builder.Property(p => p.Fingerprint).HasMaxLength(64).IsFixedLength();
        builder.Property(p => p.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Problem).HasMaxLength(500);
        builder.Property(p => p.Contents).HasJson();
        builder.Property(p => p.PublishedFacts).HasJson();
        builder.HasOne<ReviewSession>().WithMany().HasForeignKey(p => p.SessionId);
        builder.HasIndex(p => new { p.SessionId, p.Version }).IsUnique().HasFilter("published_at IS NOT NULL")
            .HasDatabaseName(ReviewPacket.OnePerVersion);
        builder.HasIndex(p => p.CreatedAt).HasFilter("status IN ('Waiting', 'Assembling')");
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
