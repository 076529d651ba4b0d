using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>資料の画面: what has arrived, the cases by kind of paper, and how far the packet is.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Page">From 1; null for the first few cases only.</param>
public sealed record GetPapers(Guid SessionId, int? Page) : IRequest<PapersView?>
{
    public const int FirstRows = 6;
    public const int RowsPerPage = 50;
}

/// <param name="Head">The head of the page.</param>
/// <param name="Papers">Every paper of the session.</param>
/// <param name="Cases">The cases of this page.</param>
/// <param name="CaseCount">All cases.</param>
/// <param name="Missing">Papers that cases still lack.</param>
/// <param name="Packet">The newest packet that was not sent yet; null when none was asked for.</param>
/// <param name="PacketIsCurrent">Whether it holds what the session holds now.</param>
/// <param name="IsAsPublished">Reviewers have just these papers: there is nothing to bind.</param>
public sealed record PapersView(
    SessionHead Head, IReadOnlyList<PaperRow> Papers, IReadOnlyList<CaseRow> Cases, int CaseCount,
    IReadOnlyList<MissingPapers> Missing, PacketState? Packet, bool PacketIsCurrent, bool IsAsPublished);

/// <summary>資料の一覧の1行.</summary>
/// <param name="CaseId">Null for a paper of the whole session, and for one without a place yet.</param>
/// <param name="Problem">Why it is not there, or not yet; null otherwise.</param>
/// <param name="ReplacesId">差し替え: the paper that goes once this one is clean; null for a new one.</param>
/// <param name="CasePosition">審査順; null where <paramref name="CaseId"/> is.</param>
public sealed record PaperRow(
    Guid Id, Guid? CaseId, ReviewDocumentKind Kind, bool NeedsPlace, int Position, string FileName, ReviewDocumentStatus Status,
    long SizeBytes, int PageCount, string? Problem, DateTimeOffset UploadedAt, Guid? ReplacesId, int? CasePosition)
{
    public bool IsUnderWay => Status is ReviewDocumentStatus.Checking or ReviewDocumentStatus.AwaitingScan;

    internal static PaperRow Of(ReviewDocument d, int? casePosition) => new(
        d.Id, d.CaseId, d.Kind, d.NeedsPlace, d.Position, d.FileName, d.Status, d.SizeBytes, d.PageCount, d.Problem, d.UploadedAt,
        d.ReplacesId, casePosition);
}

internal static class PaperRows
{
    /// <summary>Papers of one case, or of none, in the order in which they are bound.</summary>
    public static IQueryable<PaperRow> ToRows(this IQueryable<ReviewDocument> papers, int? casePosition) => papers.AsNoTracking()
        .OrderBy(d => d.Kind).ThenBy(d => d.Position).ThenBy(d => d.Id)
        .Select(d => PaperRow.Of(d, casePosition));
}

/// <summary>事例の一覧の1行.</summary>
public sealed record CaseRow(Guid Id, int Position, string CaseNumber, ReviewCaseKind Kind, string Label);

/// <summary>1冊にまとめた資料の状態. <c>ReadyAt</c> is null until it is made, <c>Problem</c> unless it failed.</summary>
public sealed record PacketState(
    Guid Id, ReviewPacketStatus Status, int PagesDone, int PagesTotal, long SizeBytes, DateTimeOffset? ReadyAt, string? Problem)
{
    public bool IsUnderWay => Status is ReviewPacketStatus.Waiting or ReviewPacketStatus.Assembling;
}

public sealed class GetPapersHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<GetPapers, PapersView?>
{
    public async Task<PapersView?> Handle(GetPapers request, CancellationToken cancellationToken)
    {
        var retention = db.RetentionDays();
        var found = await db.OwnSession(user, request.SessionId).AsNoTracking()
            .Select(s => new
            {
                Session = s,
                Insurer = db.Insurers.Where(i => i.Id == s.InsurerId).Select(i => i.Name).First(),
                Days = retention.Where(x => x.InsurerId == s.InsurerId).Select(x => x.Days).First(),
                Packet = db.ReviewPackets
                    .Where(p => p.SessionId == s.Id && p.PublishedAt == null)
                    .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id)
                    .Select(p => new MadePacket(
                        new PacketState(p.Id, p.Status, p.PagesDone, p.PagesTotal, p.SizeBytes, p.ReadyAt, p.Problem), p.Version, p.Fingerprint))
                    .FirstOrDefault(),
                Published = db.ReviewPackets.Where(p => p.SessionId == s.Id && p.Version == s.Version && p.PublishedAt != null)
                    .Select(p => p.Fingerprint).FirstOrDefault(),
                Chosen = db.SessionReviewers.Count(r => r.SessionId == s.Id && r.IsChosen),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (session, packet) = (found.Session, found.Packet);
        var contents = await new PacketSource(db).ReadAsync(session, found.Insurer, cancellationToken);
        var cases = contents.Cases.OrderBy(c => c.Position).ToList();
        var positions = cases.ToDictionary(c => c.Id, c => c.Position);
        var fingerprint = contents.Fingerprint;
        return new PapersView(
            SessionHead.Of(session) with
            {
                PurgeOn = PapersRetention.DraftPurgeDay(session, found.Days),
                LacksReviewers = found.Chosen == 0 || found.Chosen != session.ReviewerCount,
            },
            [.. contents.Documents.Select(d => PaperRow.Of(d, PositionOf(d.CaseId, positions))).OrderBy(d => d.Position)],
            [.. PageOf(cases, request.Page).Select(c => new CaseRow(c.Id, c.Position, c.CaseNumber, c.Kind, c.Label))], cases.Count,
            MissingPapers.In(cases, contents.Documents), packet?.State,
            packet is { } made && made.Version == session.Version + 1 && made.Fingerprint == fingerprint, found.Published == fingerprint);
    }

    private static IEnumerable<ReviewCase> PageOf(IEnumerable<ReviewCase> cases, int? page) => page is { } number
        ? cases.Skip((Math.Max(number, 1) - 1) * GetPapers.RowsPerPage).Take(GetPapers.RowsPerPage)
        : cases.Take(GetPapers.FirstRows);

    private static int? PositionOf(Guid? caseId, Dictionary<Guid, int> positions) =>
        caseId is { } id ? positions.GetValueOrDefault(id) : null;

    private sealed record MadePacket(PacketState State, int Version, string Fingerprint);
}
