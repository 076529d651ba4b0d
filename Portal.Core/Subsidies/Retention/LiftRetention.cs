using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>残す指定を解く: what is due then is shown for <see cref="SubsidyRetention.NoticeDays"/> days more. A second click changes nothing.</summary>
/// <param name="Id">The application.</param>
/// <param name="OrderId">残す指定.</param>
public sealed record LiftRetention(Guid Id, Guid OrderId) : IRequest<Result>;

public sealed class LiftRetentionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<LiftRetention, Result>
{
    public async Task<Result> Handle(LiftRetention request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return RetentionOrderErrors.NotFound;
        }

        var order = await db.RetentionOrders.SingleOrDefaultAsync(
            o => o.Id == request.OrderId && o.ApplicationId == application.Id, cancellationToken);
        if (order is not { LiftedAt: null })
        {
            return order?.LiftedById == user.AccountId ? Result.Done : RetentionOrderErrors.NothingOrdered;
        }

        var now = clock.GetUtcNow();
        order.Lift(user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, "RetentionLifted", nameof(SubsidyApplication), application.Id, details: new { application.ReceiptNumber }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
