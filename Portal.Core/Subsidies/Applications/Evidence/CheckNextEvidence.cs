using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Images;
using Portal.Core.Pdf;
using Portal.Core.Results;
using Portal.Core.Scanning;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>次の書類を検査する: scan and clean one file in quarantine. Answers whether there may be more.</summary>
public sealed record CheckNextEvidence : IRequest<bool>;

public sealed class CheckNextEvidenceHandler(
    PortalDbContext db, IFileStore files, ClamdScanner scanner, PdfCleaner pdfs, ImageCleaner images, IOptions<PdfOptions> options,
    TimeProvider clock) : IRequestHandler<CheckNextEvidence, bool>
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    public async Task<bool> Handle(CheckNextEvidence request, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } claim)
        {
            return false;
        }

        CheckedEvidence outcome;
        try
        {
            outcome = await CheckAsync(claim, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            outcome = new CheckedEvidence.Waits(EvidenceProblems.StoreIsDown);
        }

        await WriteAsync(claim, outcome, cancellationToken);
        return true;
    }

    private async Task<EvidenceFile?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var file = (await db.EvidenceFiles.FromSql($"""
            SELECT *, xmin FROM evidence_files
            WHERE status IN ('Checking', 'AwaitingScan') AND (leased_until IS NULL OR leased_until <= {now})
            ORDER BY uploaded_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (file is null)
        {
            return null;
        }

        file.Claim(now + Lease);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return file;
    }

    private async Task<CheckedEvidence> CheckAsync(EvidenceFile claim, CancellationToken cancellationToken)
    {
        // A file on which the worker itself died again and again must not hold up all others.
        using var quarantined = claim.Attempts > MostAttempts || claim.FileId is null
            ? null
            : await files.FetchAsync(claim.FileId.Value, cancellationToken);
        if (quarantined is null)
        {
            return new CheckedEvidence.Refused(EvidenceProblems.GaveUp);
        }

        return await scanner.ScanAsync(quarantined.Path, cancellationToken) switch
        {
            ScanVerdict.Infected => new CheckedEvidence.Refused(EvidenceProblems.Infected),
            ScanVerdict.TooLarge => new CheckedEvidence.Refused(EvidenceProblems.TooLargeToScan),
            ScanVerdict.Unknown => new CheckedEvidence.Waits(EvidenceProblems.AwaitingScan),
            _ => await CleanAsync(quarantined.Path, claim.FileName, cancellationToken),
        };
    }

    private async Task<CheckedEvidence> CleanAsync(string path, string fileName, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var output = folder.File("clean");
        if (fileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return await pdfs.CleanAsync(path, output, cancellationToken) is PdfCleaning.Refused refused
                ? new CheckedEvidence.Refused(refused.Reason.ToJapanese())
                : await KeepAsync(output, "application/pdf", cancellationToken);
        }

        var image = await DrawAnewAsync(path, fileName, output, cancellationToken);
        return image.Failed
            ? new CheckedEvidence.Refused(image.Errors[0].Message)
            : await KeepAsync(output, image.Value.ContentType, cancellationToken);
    }

    private async Task<Result<CleanImage>> DrawAnewAsync(string path, string fileName, string output, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        await using var clean = File.Create(output);
        return await images.CleanAsync(content, fileName, clean, cancellationToken);
    }

    private async Task<CheckedEvidence> KeepAsync(string path, string contentType, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return new CheckedEvidence.Clean(await files.SaveAsync(content, long.MaxValue, cancellationToken), contentType);
    }

    /// <summary>Somebody may have removed the file meanwhile, or another attempt taken it over: then only the new bytes are let go of.</summary>
    private async Task WriteAsync(EvidenceFile claim, CheckedEvidence outcome, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (now, clean) = (clock.GetUtcNow(), outcome as CheckedEvidence.Clean);
        var file = (await db.EvidenceFiles.FromSql($"""
            SELECT *, xmin FROM evidence_files WHERE id = {claim.Id} AND attempts = {claim.Attempts} AND file_id = {claim.FileId} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (file is null)
        {
            db.Discard(clean?.Stored.FileId, now);
        }
        else if (outcome is CheckedEvidence.Waits wait)
        {
            file.Wait(wait.Problem, now + Pause);
        }
        else
        {
            db.Discard(file.FileId, now);
            if (clean is not null)
            {
                file.Accept(clean.Stored.FileId, clean.Stored.SizeBytes, clean.ContentType);
            }
            else
            {
                file.Refuse(((CheckedEvidence.Refused)outcome).Problem);
            }

            db.Add(AuditEvent.ByWorker(now, "EvidenceChecked", nameof(EvidenceFile), file.Id, insurerId: null, new
            {
                file.ApplicationId,
                Status = file.Status.ToString(),
            }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>What came of one check (検査の結果).</summary>
internal abstract record CheckedEvidence
{
    public sealed record Clean(StoredBytes Stored, string ContentType) : CheckedEvidence;

    public sealed record Refused(string Problem) : CheckedEvidence;

    public sealed record Waits(string Problem) : CheckedEvidence;
}
