using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>Stamps the current packet for one reviewer (氏名・アドレス・日時の透かし), locked with a password when given.</summary>
public sealed class ReviewerCopies(
    PortalDbContext db, IFileStore files, WatermarkStamper stamper, CopyTurns turns, IOptions<PdfOptions> options)
{
    /// <returns>A stream whose file is already without a name and goes when it is closed; null when the papers are gone.</returns>
    public async Task<Stream?> MakeAsync(
        OpenVisit visit, DateTimeOffset at, string? password, CancellationToken cancellationToken)
    {
        var packet = await db.ReviewPackets.Where(p => p.Id == visit.PacketId)
            .Select(p => new { p.FileId, p.Contents }).AsNoTracking().SingleAsync(cancellationToken);
        var reviewer = await db.SessionReviewers.Where(r => r.Id == visit.ReviewerId)
            .Select(r => new { r.Name, r.Email }).SingleAsync(cancellationToken);
        if (packet.FileId is not { } fileId)
        {
            return null;
        }

        var (pages, stamp) = (PageSizesText.Read(packet.Contents.PageSizes), new Stamp(reviewer.Name, reviewer.Email, at, password));
        return await turns.TakeAsync(visit.Id, () => MakeAsync(fileId, pages, stamp, cancellationToken), cancellationToken);
    }

    private async Task<Stream?> MakeAsync(
        Guid fileId, IReadOnlyList<PageSize> pages, Stamp stamp, CancellationToken cancellationToken)
    {
        using var source = await files.FetchAsync(fileId, cancellationToken);
        if (source is null)
        {
            return null;
        }

        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var copy = folder.File("reviewer.pdf");
        await stamper.StampAsync(source.Path, copy, pages, stamp, cancellationToken);
        return new FileStream(copy, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 * 1024, FileOptions.Asynchronous);
    }
}
