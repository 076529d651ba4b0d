using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>回から外す: for the next batch, or until somebody lifts it (保留).</summary>
/// <param name="BatchId">The batch, still a draft.</param>
/// <param name="PaymentId">The row.</param>
/// <param name="Reason">For colleagues; the applicant never sees it.</param>
/// <param name="Hold">保留する.</param>
public sealed record ExcludePayment(Guid BatchId, Guid PaymentId, string? Reason, bool Hold) : IRequest<Result>;

public sealed class ExcludePaymentHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExcludePayment, Result>
{
    public async Task<Result> Handle(ExcludePayment request, CancellationToken cancellationToken)
    {
        var reason = PaymentReason.Read(request.Reason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var batch = await db.HoldBatchAsync(request.BatchId, cancellationToken);
        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Id == request.PaymentId && p.BatchId == request.BatchId, cancellationToken);
        if (batch is null || payment is null)
        {
            return PaymentErrors.RowNotFound;
        }

        if (reason.Failed)
        {
            return Result.Fail(reason.Errors);
        }

        // The first of two clicks has taken it out.
        if (payment.Status == PaymentStatus.Excluded && payment.Reason == reason.Value && payment.IsHeld == request.Hold)
        {
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        if (batch.Edit(user.AccountId!.Value, now) is { Failed: true } refused)
        {
            return refused;
        }

        if (payment.Exclude(reason.Value, request.Hold) is { Failed: true } notListed)
        {
            return notListed;
        }

        db.Add(AuditEvent.By(user, now, "PaymentExcluded", nameof(SubsidyApplication), payment.ApplicationId, details: new
        {
            BatchId = batch.Id,
            payment.Row,
            Held = request.Hold,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
