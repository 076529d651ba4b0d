using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>返還の入金を記録する; with the last yen the applicant is told that it is over. A second click records nothing more.</summary>
/// <param name="Id">The application.</param>
/// <param name="ReceiptId">Given by the page.</param>
/// <param name="On">入金の日, as typed.</param>
/// <param name="Yen">入金の額, as typed.</param>
/// <param name="LaterDecisionId">The 決定後の処分 on which the 返還 stands; null for the 消費税の報告.</param>
public sealed record RecordReturnedMoney(Guid Id, Guid ReceiptId, string? On, string? Yen, Guid? LaterDecisionId = null) : IRequest<Result>;

public sealed class RecordReturnedMoneyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RecordReturnedMoney, Result>
{
    public async Task<Result> Handle(RecordReturnedMoney request, CancellationToken cancellationToken)
    {
        Error?[] problems =
        [
            JapaneseDate.TryParse(request.On, out var on) ? on > clock.TodayInJapan() ? RepaymentErrors.DayInFuture : null : RepaymentErrors.DayMissing,
            JapaneseNumber.TryParse(request.Yen, out int yen) && yen > 0 ? null : RepaymentErrors.YenMissing,
        ];
        if (problems.OfType<Error>().ToList() is { Count: > 0 } errors)
        {
            return Result.Fail(errors);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The application first, as everybody who decides about it does.
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return RepaymentErrors.NotOpen;
        }

        var repayment = await db.HoldRepaymentAsync(request.Id, request.LaterDecisionId, cancellationToken);
        if (repayment is null || await db.RepaymentReceipts.AnyAsync(r => r.Id == request.ReceiptId, cancellationToken))
        {
            return repayment is null ? RepaymentErrors.NotOpen : Result.Done;
        }

        var receipt = new RepaymentReceipt
        {
            Id = request.ReceiptId,
            RepaymentId = repayment.Id,
            On = on,
            Yen = yen,
            RecordedAt = clock.GetUtcNow(),
            RecordedById = user.AccountId!.Value,
        };
        var receipts = await db.RepaymentReceipts.AsNoTracking().Where(r => r.RepaymentId == repayment.Id).ToListAsync(cancellationToken);
        if (ProblemOf(repayment, receipts, receipt) is { } problem)
        {
            return problem;
        }

        receipts.Add(receipt);
        db.Add(receipt);
        await SettleAsync(application, repayment, receipts, receipt, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private static Error? ProblemOf(Repayment repayment, List<RepaymentReceipt> receipts, RepaymentReceipt receipt)
    {
        if (repayment.State != RepaymentState.Open || receipt.On < repayment.DemandedOn)
        {
            return repayment.State != RepaymentState.Open ? RepaymentErrors.NotOpen : RepaymentErrors.DayTooEarly(repayment.DemandedOn);
        }

        var left = RepaymentLedger.Of(repayment, receipts, receipt.On).LeftYen;
        // One that is recorded late makes what came after it too much: a smaller charge has run up by then.
        var last = receipts.Select(r => r.On).Append(receipt.On).Max();
        var over = -RepaymentLedger.Of(repayment, [.. receipts, receipt], last).LeftYen;
        return receipt.Yen > left ? RepaymentErrors.TooMuch(left)
            : over > 0 ? RepaymentErrors.TooMuch(receipt.Yen - over)
            : null;
    }

    private async Task SettleAsync(
        SubsidyApplication application, Repayment repayment, List<RepaymentReceipt> receipts, RepaymentReceipt receipt,
        CancellationToken cancellationToken)
    {
        var last = receipts.Max(r => r.On);
        var isReturned = RepaymentLedger.Of(repayment, receipts, last).LeftYen <= 0;
        if (isReturned)
        {
            repayment.Settle(last);
            foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
            {
                db.Add(OutgoingMail.Compose(email, new RepaymentReturnedMail(application.ReceiptNumber!, repayment.Ground()), receipt.RecordedAt, application.Id));
            }
        }

        db.Add(AuditEvent.By(user, receipt.RecordedAt, "ReturnedMoneyRecorded", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Yen = receipt.Yen,
        }));
    }
}
