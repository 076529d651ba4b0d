using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>保留を解く: the next batch takes it.</summary>
/// <param name="BatchId">The batch from which it was taken.</param>
/// <param name="PaymentId">The row.</param>
public sealed record LiftPaymentHold(Guid BatchId, Guid PaymentId) : IRequest<Result>;

public sealed class LiftPaymentHoldHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<LiftPaymentHold, Result>
{
    public async Task<Result> Handle(LiftPaymentHold request, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Id == request.PaymentId && p.BatchId == request.BatchId, cancellationToken);
        if (payment is not { IsHeld: true })
        {
            return payment is null ? PaymentErrors.RowNotFound : PaymentErrors.NotHeld;
        }

        payment.LiftHold();
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PaymentHoldLifted", nameof(SubsidyApplication), payment.ApplicationId, details: new
        {
            payment.BatchId,
            payment.Row,
        }));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
