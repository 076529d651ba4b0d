using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>回を取りやめる: everything in it is due for the next one.</summary>
public sealed record DiscardPaymentBatch(Guid Id) : IRequest<Result>
{
    public const string Reason = "回の取りやめ";
}

public sealed class DiscardPaymentBatchHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DiscardPaymentBatch, Result>
{
    public async Task<Result> Handle(DiscardPaymentBatch request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldBatchAsync(request.Id, cancellationToken) is not { } batch)
        {
            return PaymentErrors.NotFound;
        }

        if (batch.Status == PaymentBatchStatus.Discarded)
        {
            return Result.Done;
        }

        if (batch.Discard() is { Failed: true } refused)
        {
            return refused;
        }

        foreach (var payment in await db.Payments.Where(p => p.BatchId == batch.Id && p.Status == PaymentStatus.Listed).ToListAsync(cancellationToken))
        {
            payment.Exclude(DiscardPaymentBatch.Reason, hold: false);
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PaymentBatchDiscarded", nameof(PaymentBatch), batch.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
