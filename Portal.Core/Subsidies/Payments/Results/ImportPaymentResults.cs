using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Csv;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>振込結果を取り込む: every line, or none.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Upload">振込結果のCSV; null when none was chosen.</param>
/// <param name="PaidYen">What the bank says it has transferred, as typed: the file must come to the same sum.</param>
public sealed record ImportPaymentResults(Guid BatchId, Stream? Upload, string? PaidYen) : IRequest<Result<int>>;

public sealed class ImportPaymentResultsValidator : AbstractValidator<ImportPaymentResults>
{
    public ImportPaymentResultsValidator()
    {
        RuleFor(r => r.Upload).NotNull().WithMessage(PaymentResultErrors.FileMissing.Message);
        RuleFor(r => r.PaidYen).Must(typed => JapaneseNumber.TryParse(typed, out long yen) && yen >= 0).WithMessage(PaymentResultErrors.PaidYenMissing.Message);
    }
}

public sealed class ImportPaymentResultsHandler(
    PortalDbContext db, IOptionsSnapshot<RepaymentOptions> repayments, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ImportPaymentResults, Result<int>>
{
    /// <returns>How many results were new.</returns>
    public async Task<Result<int>> Handle(ImportPaymentResults request, CancellationToken cancellationToken)
    {
        using var content = await ReadAsync(request.Upload!, cancellationToken);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var batch = await db.HoldBatchAsync(request.BatchId, cancellationToken);
        if (batch is not { IsReleased: true })
        {
            return batch is null ? PaymentErrors.NotFound : PaymentErrors.NotReleased;
        }

        if (await db.PaymentResultFiles.SingleOrDefaultAsync(f => f.BatchId == batch.Id && f.Sha256 == sha256, cancellationToken) is { } before)
        {
            return PaymentErrors.FileTwice(before.At);
        }

        var reading = await ReadLinesAsync(batch.Id, content, cancellationToken);
        if (reading.Errors.Count > 0 || reading.IsEmpty)
        {
            return reading.IsEmpty ? PaymentResultErrors.FileEmpty : Result<int>.Fail(reading.Errors);
        }

        _ = JapaneseNumber.TryParse(request.PaidYen, out long typed);
        return reading.PaidYen != typed
            ? PaymentErrors.PaidYenDiffers(reading.PaidYen, typed)
            : await RecordAsync(batch, reading.Outcomes, sha256, transaction.CommitAsync, cancellationToken);
    }

    private async Task<Result<int>> RecordAsync(
        PaymentBatch batch, IReadOnlyList<PaymentOutcome> outcomes, string sha256, Func<CancellationToken, Task> commitAsync,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await new PaymentRecording(db, user, repayments.Value, now).RecordAsync(batch, outcomes, cancellationToken) is { Failed: true } refused)
        {
            return Result<int>.Fail(refused.Errors);
        }

        db.Add(new PaymentResultFile { BatchId = batch.Id, Sha256 = sha256, At = now, ById = user.AccountId!.Value });
        db.Add(AuditEvent.By(user, now, "PaymentResultsImported", nameof(PaymentBatch), batch.Id, details: new
        {
            outcomes.Count,
            Failed = outcomes.Count(o => o.Failure is not null),
            sha256,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await commitAsync(cancellationToken);
        return outcomes.Count;
    }

    private async Task<PaymentResultReading> ReadLinesAsync(Guid batchId, MemoryStream content, CancellationToken cancellationToken)
    {
        var rows = await (
            from p in db.Payments
            join a in db.SubsidyApplications on p.ApplicationId equals a.Id
            where p.BatchId == batchId
            select new { Payment = p, a.ReceiptNumber }).ToListAsync(cancellationToken);
        var reading = new PaymentResultReading(rows.ToDictionary(r => r.Payment.Row, r => new ResultRow(r.Payment, r.ReceiptNumber!)));
        content.Position = 0;
        await foreach (var line in CsvReading.ReadAsync(content, PaymentResultCsv.Layout, cancellationToken))
        {
            reading.Read(line);
        }

        return reading;
    }

    // One byte more than is taken, enough to be told that it is too much.
    private static async Task<MemoryStream> ReadAsync(Stream upload, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (content.Length <= PaymentResultCsv.MaxBytes && (read = await upload.ReadAsync(buffer, cancellationToken)) > 0)
        {
            content.Write(buffer, 0, read);
        }

        return content;
    }
}
