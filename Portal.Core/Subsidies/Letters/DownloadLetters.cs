using System.IO.Compression;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Storage;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>一括印刷した通知書をZIPで保存する; null when the run has printed none.</summary>
/// <param name="RunId">The run.</param>
public sealed record DownloadLetters(Guid RunId) : IRequest<LetterArchive?>;

public sealed class DownloadLettersHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DownloadLetters, LetterArchive?>
{
    public async Task<LetterArchive?> Handle(DownloadLetters request, CancellationToken cancellationToken)
    {
        var letters =
            from l in db.DecisionLetters
            join d in db.SubsidyDecisions on l.DecisionId equals d.Id
            join a in db.SubsidyApplications on d.ApplicationId equals a.Id
            where l.RunId == request.RunId && l.FileId != null
            orderby d.FiscalYear, d.Number
            select new ArchivedLetter(l.FileId!.Value, d.FiscalYear, d.Number, a.ReceiptNumber!, l.PrintedAt!.Value);
        var count = await letters.CountAsync(cancellationToken);
        if (count == 0)
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "LettersDownloaded", nameof(LetterRun), request.RunId, details: new { Count = count }));
        await db.SaveChangesAsync(cancellationToken);
        return new LetterArchive(letters.AsAsyncEnumerable(), files);
    }
}

/// <param name="FiscalYear">年度 of the letter's number.</param>
/// <param name="Number">Running within the year: by it the letters are in order.</param>
public sealed record ArchivedLetter(Guid FileId, int FiscalYear, int Number, string ReceiptNumber, DateTimeOffset PrintedAt)
{
    public string FileName => $"{FiscalYear}-{Number:000000}_{ReceiptNumber}.pdf";
}

/// <summary>The letters of a run, one after the other out of the store and into the answer: none is ever held as a whole.</summary>
public sealed class LetterArchive(IAsyncEnumerable<ArchivedLetter> letters, IFileStore files)
{
    /// <exception cref="StorageUnavailableException">A letter is gone: what was written until then opens in no program.</exception>
    public async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        // Closing it writes the directory by which an archive looks whole: that is left out when a letter is missing.
        var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await foreach (var letter in letters.WithCancellation(cancellationToken))
        {
            await using var content = await files.OpenAsync(letter.FileId, cancellationToken)
                ?? throw new StorageUnavailableException("A printed letter is not in the store.");
            var entry = zip.CreateEntry(letter.FileName, CompressionLevel.NoCompression);
            entry.LastWriteTime = letter.PrintedAt.InJapan();
            await using var part = await entry.OpenAsync(cancellationToken);
            await content.CopyToAsync(part, cancellationToken);
        }

        await zip.DisposeAsync();
    }
}
