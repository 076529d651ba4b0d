using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>Everything that goes into a packet (綴じるもの), and its fingerprint: when that differs, the packet is out of date.</summary>
public sealed record PacketInput(
    ReviewSession Session, string InsurerName, IReadOnlyList<ReviewCase> Cases, IReadOnlyList<ReviewDocument> Documents)
{
    /// <summary>SHA-256 over the facts on the cover, the cases and the papers; the version is not among them.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        InsurerName,
        Session.Number,
        Session.PlannedOn,
        Session.StartsAt,
        Session.PanelName,
        Session.Place,
        Cases = Cases.OrderBy(c => c.Position).Select(c => new { c.Id, c.Position, c.CaseNumber, c.Kind, c.Label }),
        Documents = InOrder(Documents).Select(d => new { d.Id, d.CaseId, d.Kind, d.FileName, d.FileId, d.PageCount, d.NeedsPlace }),
    })));

    /// <summary>Papers of the whole session first, then case by case, kind by kind.</summary>
    public IReadOnlyList<ReviewDocument> PapersOf(Guid? caseId) =>
        [.. InOrder(Documents.Where(d => d.CaseId == caseId && !d.NeedsPlace && d.Status == ReviewDocumentStatus.Ready))];

    private static IEnumerable<ReviewDocument> InOrder(IEnumerable<ReviewDocument> documents) =>
        documents.OrderBy(d => d.CaseId).ThenBy(d => d.Kind).ThenBy(d => d.Position).ThenBy(d => d.Id);
}

/// <summary>Reads what a packet is made of: the session as it will be when the packet is sent.</summary>
public sealed class PacketSource(PortalDbContext db)
{
    public async Task<PacketInput> ReadAsync(ReviewSession session, CancellationToken cancellationToken)
    {
        var insurer = await db.Insurers.Where(i => i.Id == session.InsurerId).Select(i => i.Name).SingleAsync(cancellationToken);
        return await ReadAsync(session, insurer, cancellationToken);
    }

    /// <summary>For who has read the insurer's name already.</summary>
    public async Task<PacketInput> ReadAsync(ReviewSession session, string insurer, CancellationToken cancellationToken)
    {
        var cases = await db.ReviewCases.Where(c => c.SessionId == session.Id).AsNoTracking().ToListAsync(cancellationToken);
        var documents = await db.ReviewDocuments.Where(d => d.SessionId == session.Id).AsNoTracking().ToListAsync(cancellationToken);
        return new PacketInput(session.AsPrepared(), insurer, cases, documents);
    }
}
