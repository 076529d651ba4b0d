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
/// 残りを振込済みにする: banks tell what failed, not what went well. From the day after, what has no result was transferred, if the file
/// left the portal in time.
/// </summary>
/// <param name="Id">The batch.</param>
/// <param name="Version">As the page showed it: what was recorded since is looked at first.</param>
public sealed record SettlePaymentBatch(Guid Id, uint Version) : IRequest<Result>;

public sealed class SettlePaymentBatchHandler(
    PortalDbContext db, IOptionsSnapshot<RepaymentOptions> repayments, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SettlePaymentBatch, Result>
{
    public async Task<Result> Handle(SettlePaymentBatch request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldBatchAsync(request.Id, cancellationToken) is not { } batch)
        {
            return PaymentErrors.NotFound;
        }

        if (batch.Status != PaymentBatchStatus.Released)
        {
            return batch.Status == PaymentBatchStatus.Settled ? Result.Done : PaymentErrors.NotReleased;
        }

        var savedAt = await db.ReleasedFiles.Where(f => f.BatchId == batch.Id).Select(f => f.SavedAt).SingleOrDefaultAsync(cancellationToken);
        if (batch.MaySettle(savedAt, clock.TodayInJapan()) is { Failed: true } notYet)
        {
            return notYet;
        }

        if (!db.IsVersion(batch, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var waiting = await db.Payments.Where(p => p.BatchId == batch.Id && p.Status == PaymentStatus.Sent).OrderBy(p => p.Row).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await new PaymentRecording(db, user, repayments.Value, now).RecordAsync(batch, [.. waiting.Select(p => new PaymentOutcome(p, null))], cancellationToken)
            is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(user, now, "PaymentBatchSettled", nameof(PaymentBatch), batch.Id, details: new
        {
            waiting.Count,
            Yen = waiting.Sum(p => (long)p.AmountYen),
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
