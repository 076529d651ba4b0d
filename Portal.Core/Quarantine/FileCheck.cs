using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Images;
using Portal.Core.Pdf;
using Portal.Core.Results;
using Portal.Core.Scanning;
using Portal.Core.Storage;

namespace Portal.Core.Quarantine;

/// <summary>ファイルの検査: the next file in quarantine is scanned, then a harmless copy of it is made.</summary>
public sealed class FileCheck(
    PortalDbContext db, IFileStore files, ClamdScanner scanner, PdfCleaner pdfs, ImageCleaner images,
    IOptions<PdfOptions> options, TimeProvider clock)
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <param name="words">For those who wait.</param>
    /// <param name="write">Inside a transaction: writes down what came of it, where nobody has taken the row away meanwhile.</param>
    /// <param name="cancellationToken">The worker's.</param>
    /// <returns>Whether there may be more.</returns>
    internal async Task<bool> RunNextAsync<T>(
        CheckWords words, Func<T, CheckOutcome, Task> write, CancellationToken cancellationToken)
        where T : class, IQuarantined
    {
        if (await db.ClaimNextAsync<T>(clock.GetUtcNow(), cancellationToken) is not { } claim)
        {
            return false;
        }

        var checking = TryAsync(claim, words, cancellationToken);
        var outcome = await LongWork.WhileAsync(
            checking, () => db.StillHereAsync(claim, clock.GetUtcNow(), cancellationToken), cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await write(claim, outcome);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What is not decided yet is written into the row; true when it was that.</summary>
    internal bool PutOff(IQuarantined row, CheckOutcome outcome)
    {
        var later = clock.GetUtcNow() + Pause;
        switch (outcome)
        {
            case CheckOutcome.Waits waits:
                row.AwaitScan(waits.Problem, later);
                return true;
            case CheckOutcome.BrokenOff:
                row.TryAgain(later);
                return true;
            default:
                return false;
        }
    }

    private async Task<CheckOutcome> TryAsync(IQuarantined claim, CheckWords words, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(claim, words, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return new CheckOutcome.Waits(words.AwaitingStore);
        }
        catch (VipsException e) when (e.WasKilled)
        {
            return new CheckOutcome.BrokenOff();
        }
        catch (Exception e) when (e is QpdfException or VipsException)
        {
            return new CheckOutcome.Waits(words.AwaitingProgram);
        }
    }

    private async Task<CheckOutcome> CheckAsync(IQuarantined claim, CheckWords words, CancellationToken cancellationToken)
    {
        // A file on which the worker itself died again and again must not hold up all others.
        using var quarantined = claim.Attempts > MostAttempts || claim.FileId is not { } fileId
            ? null
            : await files.FetchAsync(fileId, cancellationToken);
        if (quarantined is null)
        {
            return new CheckOutcome.Refused(words.GaveUp);
        }

        return await scanner.ScanAsync(quarantined.Path, cancellationToken) switch
        {
            ScanVerdict.Infected => new CheckOutcome.Refused(words.Infected),
            ScanVerdict.TooLarge => new CheckOutcome.Refused(words.TooLargeToScan),
            ScanVerdict.Unknown => new CheckOutcome.Waits(words.AwaitingScan),
            _ => await CleanAsync(quarantined.Path, claim.FileName, cancellationToken),
        };
    }

    private async Task<CheckOutcome> CleanAsync(string path, string fileName, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var output = folder.File("clean");
        if (!fileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            var image = await RedrawAsync(path, fileName, output, cancellationToken);
            return image.Failed
                ? new CheckOutcome.Refused(image.Errors[0].Message)
                : await KeepAsync(output, image.Value.ContentType, null, cancellationToken);
        }

        return await pdfs.CleanAsync(path, output, cancellationToken) switch
        {
            PdfCleaning.Refused refused => new CheckOutcome.Refused(refused.Reason.ToJapanese()),
            PdfCleaning.Clean clean => await KeepAsync(output, "application/pdf", clean, cancellationToken),
            var other => throw new InvalidOperationException($"{other} is no outcome of a cleaning."),
        };
    }

    private async Task<Result<CleanImage>> RedrawAsync(string path, string fileName, string output, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        await using var clean = File.Create(output);
        return await images.CleanAsync(content, fileName, clean, cancellationToken);
    }

    private async Task<CheckOutcome> KeepAsync(
        string path, string contentType, PdfCleaning.Clean? pdf, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return new CheckOutcome.Clean(await files.SaveAsync(content, long.MaxValue, cancellationToken), contentType, pdf);
    }
}
