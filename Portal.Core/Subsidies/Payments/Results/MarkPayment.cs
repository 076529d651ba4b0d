using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 1件の結果を入れる, by hand; also to mend one: a bank may send money back days after it was taken for paid, and somebody may have
/// marked the wrong row.
/// </summary>
/// <param name="BatchId">The batch.</param>
/// <param name="PaymentId">The row.</param>
/// <param name="Shown">状態 as the page showed it.</param>
/// <param name="IsPaid">振込済み, or 振込不能; null when nothing was chosen.</param>
/// <param name="Failure">Why not.</param>
/// <param name="ShownFailure">The reason that the page showed, when there was one.</param>
public sealed record MarkPayment(
    Guid BatchId, Guid PaymentId, PaymentStatus Shown, bool? IsPaid, TransferFailure? Failure, TransferFailure? ShownFailure = null)
    : IRequest<Result>;

public sealed class MarkPaymentHandler(
    PortalDbContext db, IOptionsSnapshot<RepaymentOptions> repayments, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<MarkPayment, Result>
{
    public async Task<Result> Handle(MarkPayment request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var batch = await db.HoldBatchAsync(request.BatchId, cancellationToken);
        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Id == request.PaymentId && p.BatchId == request.BatchId, cancellationToken);
        if (batch is null || payment is null)
        {
            return PaymentErrors.RowNotFound;
        }

        if (request.IsPaid is not { } isPaid || (!isPaid && (request.Failure is not { } why || !Enum.IsDefined(why))))
        {
            return request.IsPaid is null ? PaymentErrors.OutcomeMissing : PaymentErrors.FailureMissing;
        }

        var failure = isPaid ? null : request.Failure;
        // The first of two clicks has recorded it.
        if (payment.Status == (isPaid ? PaymentStatus.Paid : PaymentStatus.Failed) && payment.Failure == failure)
        {
            return Result.Done;
        }

        if (payment.Status != request.Shown || (request.ShownFailure is not null && payment.Failure != request.ShownFailure))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (await new PaymentRecording(db, user, repayments.Value, clock.GetUtcNow()).RecordAsync(batch, [new PaymentOutcome(payment, failure)], cancellationToken)
            is { Failed: true } refused)
        {
            return refused;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Violates(Payment.OneOpen))
        {
            return PaymentErrors.PaidInAnother;
        }
    }
}
