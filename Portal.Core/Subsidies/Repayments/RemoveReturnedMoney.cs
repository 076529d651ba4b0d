using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>入金の記録を取り消す, which was a mistake: the audit trail keeps it. A second click changes nothing.</summary>
/// <param name="Id">The application.</param>
/// <param name="ReceiptId">入金.</param>
public sealed record RemoveReturnedMoney(Guid Id, Guid ReceiptId) : IRequest<Result>;

public sealed class RemoveReturnedMoneyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveReturnedMoney, Result>
{
    public async Task<Result> Handle(RemoveReturnedMoney request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var repayment = await db.HoldRepaymentAsync(request.Id, cancellationToken);
        var receipt = repayment is null
            ? null
            : await db.RepaymentReceipts.SingleOrDefaultAsync(r => r.Id == request.ReceiptId && r.RepaymentId == repayment.Id, cancellationToken);
        if (repayment is null || receipt is null)
        {
            return RepaymentErrors.ReceiptNotFound;
        }

        db.Remove(receipt);
        repayment.Settle(lastOn: null);
        var number = await db.SubsidyApplications.Where(a => a.Id == request.Id).Select(a => a.ReceiptNumber).SingleAsync(cancellationToken);
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ReturnedMoneyRemoved", nameof(SubsidyApplication), request.Id, details: new
        {
            ReceiptNumber = number,
            Yen = receipt.Yen,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
