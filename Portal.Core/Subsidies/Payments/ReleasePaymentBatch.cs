using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 振込を依頼する: the second person releases exactly the file that the page showed. From then on its bytes, and every row's amount and
/// account, stay.
/// </summary>
/// <param name="Id">The batch.</param>
/// <param name="Version">As the page showed it.</param>
/// <param name="Sha256">Of the file that the page showed.</param>
public sealed record ReleasePaymentBatch(Guid Id, uint Version, string? Sha256) : IRequest<Result>;

public sealed class ReleasePaymentBatchHandler(
    PortalDbContext db, BankList banks, IOptions<PaymentOptions> options, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReleasePaymentBatch, Result>
{
    public async Task<Result> Handle(ReleasePaymentBatch request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldBatchAsync(request.Id, cancellationToken) is not { } batch)
        {
            return PaymentErrors.NotFound;
        }

        // The first of two clicks has released it.
        if (batch.IsReleased && batch.ReleasedById == user.AccountId)
        {
            return Result.Done;
        }

        if (batch.MayRelease(user.AccountId!.Value) is { Failed: true } refused)
        {
            return refused;
        }

        if (!db.IsVersion(batch, request.Version) || batch.PayOn < clock.TodayInJapan())
        {
            return batch.PayOn < clock.TodayInJapan() ? PaymentErrors.PayDayOver : ConflictErrors.ChangedMeanwhile;
        }

        var file = await WriteAsync(batch, cancellationToken);
        if (file.Failed)
        {
            return Result.Fail(file.Errors);
        }

        if (file.Value.Sha256 != request.Sha256)
        {
            return PaymentErrors.FileChanged;
        }

        Release(batch, file.Value);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task<Result<TransferFile>> WriteAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        // Nobody revokes or corrects one of them until this is over.
        await db.Database.ExecuteSqlAsync($"""
            SELECT 1 FROM subsidy_applications a JOIN payments p ON p.application_id = a.id
            WHERE p.batch_id = {batch.Id} AND p.status = 'Listed' ORDER BY a.id FOR NO KEY UPDATE OF a
            """, cancellationToken);
        var rows = await db.BatchRowsAsync(batch.Id, cancellationToken);
        if (rows.Exists(r => r.HasChanged))
        {
            return PaymentErrors.ChangedSinceProposal;
        }

        if (rows.Select(r => r.PlaceProblem(banks)).OfType<Error>().ToList() is { Count: > 0 } gone)
        {
            return Result<TransferFile>.Fail(gone);
        }

        var consignor = TransferConsignor.Of(options.Value, banks);
        if (consignor.Failed)
        {
            return Result<TransferFile>.Fail(consignor.Errors);
        }

        rows.ForEach(r => r.Payment.Send());
        return TransferFile.Write(consignor.Value, batch.Number, batch.PayOn, [.. rows.Select(r => r.Transfer)], banks);
    }

    private void Release(PaymentBatch batch, TransferFile file)
    {
        var now = clock.GetUtcNow();
        batch.Release(user.AccountId!.Value, now);
        db.Add(new ReleasedFile
        {
            BatchId = batch.Id,
            Content = file.Content,
            Sha256 = file.Sha256,
            Rows = file.Rows,
            TotalYen = file.TotalYen,
        });
        db.Add(AuditEvent.By(user, now, "PaymentBatchReleased", nameof(PaymentBatch), batch.Id, details: new
        {
            batch.PayOn,
            Count = file.Rows,
            Yen = file.TotalYen,
            file.Sha256,
        }));
    }
}
