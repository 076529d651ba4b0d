using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Scanning;
using Portal.Core.Storage;
using Portal.Core.Telemetry;

namespace Portal.Core.ReviewBoard;

/// <summary>次の資料を検査する: scan and clean one paper in quarantine. Answers whether there may be more.</summary>
public sealed record CheckNextDocument : IRequest<bool>;

public sealed class CheckNextDocumentHandler(
    PortalDbContext db, IFileStore files, ClamdScanner scanner, PdfCleaner cleaner, IOptions<PdfOptions> options, TimeProvider clock)
    : IRequestHandler<CheckNextDocument, bool>
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    public async Task<bool> Handle(CheckNextDocument request, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } claim)
        {
            return false;
        }

        using var span = PortalMeters.Activities.StartActivity("CleanPaper");
        var checking = TryCheckAsync(claim, cancellationToken);
        var outcome = await LongWork.WhileAsync(checking, () => StillHereAsync(claim, cancellationToken), cancellationToken);
        await new PaperOutcomes(db, clock, claim).WriteAsync(outcome, cancellationToken);
        return true;
    }

    private async Task<PaperClaim?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var document = (await db.ReviewDocuments.FromSql($"""
            SELECT *, xmin FROM review_documents
            WHERE status IN ('Checking', 'AwaitingScan') AND (leased_until IS NULL OR leased_until <= {now})
            ORDER BY uploaded_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (document is null)
        {
            return null;
        }

        document.Claim(now + LongWork.Lease);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new PaperClaim(document.Id, document.SessionId, document.FileId, document.Attempts);
    }

    private Task<int> StillHereAsync(PaperClaim claim, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + LongWork.Lease;
        return db.ReviewDocuments.Where(d => d.Id == claim.DocumentId && d.Attempts == claim.Attempt)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeasedUntil, until), cancellationToken);
    }

    private async Task<PaperOutcome> TryCheckAsync(PaperClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(claim, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return new PaperOutcome.Waits(PaperProblems.StoreIsDown, Pause);
        }
    }

    private async Task<PaperOutcome> CheckAsync(PaperClaim claim, CancellationToken cancellationToken)
    {
        // A paper on which the worker itself died again and again must not hold up all others.
        if (claim.Attempt > MostAttempts || claim.FileId is not { } fileId)
        {
            return new PaperOutcome.Refused(PaperProblems.GaveUp);
        }

        using var quarantined = await files.FetchAsync(fileId, cancellationToken);
        if (quarantined is null)
        {
            return new PaperOutcome.Refused(PaperProblems.GaveUp);
        }

        switch (await scanner.ScanAsync(quarantined.Path, cancellationToken))
        {
            case ScanVerdict.Infected:
                return new PaperOutcome.Refused(PaperProblems.Infected);
            case ScanVerdict.TooLarge:
                return new PaperOutcome.Refused(PaperProblems.TooLargeToScan);
            case ScanVerdict.Unknown:
                return new PaperOutcome.Waits(PaperProblems.AwaitingScan, Pause);
        }

        return await CleanAsync(quarantined.Path, cancellationToken);
    }

    private async Task<PaperOutcome> CleanAsync(string path, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var output = folder.File("clean.pdf");
        switch (await cleaner.CleanAsync(path, output, cancellationToken))
        {
            case PdfCleaning.Refused refused:
                return new PaperOutcome.Refused(refused.Reason.ToJapanese());
            case PdfCleaning.Clean clean:
                await using (var content = File.OpenRead(output))
                {
                    var stored = await files.SaveAsync(content, long.MaxValue, cancellationToken);
                    return new PaperOutcome.Clean(stored, clean.PageCount, PageSizesText.Write(clean.Pages));
                }

            case var other:
                throw new InvalidOperationException($"{other} is no outcome of a cleaning.");
        }
    }
}
