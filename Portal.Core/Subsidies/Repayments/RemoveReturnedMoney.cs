using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 入金の記録を取り消す, which was a mistake: the audit trail keeps it, and who was told that all has come back is told again. Or the money was given back,
/// since the grant never arrived: then nobody is asked to pay once more. A second click changes nothing.
/// </summary>
/// <param name="Id">The application.</param>
/// <param name="ReceiptId">入金.</param>
/// <param name="IsGivenBack">申請者に返した: the payment is marked as 振込不能 next.</param>
public sealed record RemoveReturnedMoney(Guid Id, Guid ReceiptId, bool IsGivenBack = false) : IRequest<Result>;

public sealed class RemoveReturnedMoneyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveReturnedMoney, Result>
{
    public async Task<Result> Handle(RemoveReturnedMoney request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The application first: what opens again is not deleted as over (保存期間) at the same time.
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return RepaymentErrors.ReceiptNotFound;
        }

        var repayment = await db.HoldRepaymentOfReceiptAsync(request.Id, request.ReceiptId, cancellationToken);
        var receipt = repayment is null
            ? null
            : await db.RepaymentReceipts.SingleOrDefaultAsync(r => r.Id == request.ReceiptId && r.RepaymentId == repayment.Id, cancellationToken);
        if (repayment is null || receipt is null)
        {
            return RepaymentErrors.ReceiptNotFound;
        }

        var (now, wasReturned) = (clock.GetUtcNow(), repayment.State == RepaymentState.Returned);
        db.Remove(receipt);
        repayment.Settle(lastOn: null);
        if (request.IsGivenBack)
        {
            repayment.AskQuietly(now);
        }

        foreach (var email in wasReturned && !request.IsGivenBack ? await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken) : [])
        {
            db.Add(OutgoingMail.Compose(email, new RepaymentReopenedMail(application.ReceiptNumber!, repayment.Ground()), now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, request.IsGivenBack ? "ReturnedMoneyGivenBack" : "ReturnedMoneyRemoved", nameof(SubsidyApplication), request.Id, details: new
        {
            application.ReceiptNumber,
            Yen = receipt.Yen,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
