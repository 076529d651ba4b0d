using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 確認を頼む: every row takes the amount and the account that its application has now, and stands still from then on. What waits for the answer
/// to a 変更・中止・廃止の申請 is left for a later batch. Answered with how many were.
/// </summary>
/// <param name="Id">The batch.</param>
/// <param name="Version">As the page showed it.</param>
public sealed record ProposePaymentBatch(Guid Id, uint Version) : IRequest<Result<int>>;

public sealed class ProposePaymentBatchHandler(PortalDbContext db, BankList banks, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ProposePaymentBatch, Result<int>>
{
    public async Task<Result<int>> Handle(ProposePaymentBatch request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldBatchAsync(request.Id, cancellationToken) is not { } batch)
        {
            return PaymentErrors.NotFound;
        }

        // The first of two clicks has proposed it.
        if (batch.Status == PaymentBatchStatus.Proposed && batch.ProposedById == user.AccountId)
        {
            return await db.Payments.CountAsync(
                p => p.BatchId == batch.Id && p.Status == PaymentStatus.Excluded && p.Reason == PaymentReason.ChangeWaits, cancellationToken);
        }

        if (batch.Status == PaymentBatchStatus.Draft && !db.IsVersion(batch, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        if (batch.Propose(user.AccountId!.Value, now) is { Failed: true } refused)
        {
            return Result<int>.Fail(refused.Errors);
        }

        var (waiting, rows) = await LeaveOutAsync(batch.Id, now, cancellationToken);
        if (ProblemsOf(rows) is { Count: > 0 } problems)
        {
            return Result<int>.Fail(problems);
        }

        rows.ForEach(r => r.Payment.Fix(r.GrantedYen!.Value, r.Account));
        db.Add(AuditEvent.By(user, now, "PaymentBatchProposed", nameof(PaymentBatch), batch.Id, details: new
        {
            rows.Count,
            Yen = rows.Sum(r => (long)r.Payment.AmountYen),
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return waiting;
    }

    private async Task<(int Waiting, List<BatchRow> Rows)> LeaveOutAsync(Guid batchId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = await db.BatchRowsAsync(batchId, cancellationToken);
        foreach (var payment in listed.Where(r => r.HasOpenChange).Select(r => r.Payment))
        {
            payment.Exclude(PaymentReason.ChangeWaits, hold: false);
            db.Add(AuditEvent.By(user, now, "PaymentExcluded", nameof(SubsidyApplication), payment.ApplicationId, details: new
            {
                BatchId = batchId,
                payment.Row,
                Held = false,
            }));
        }

        return (listed.Count(r => r.HasOpenChange), listed.FindAll(r => !r.HasOpenChange));
    }

    private IReadOnlyList<Error> ProblemsOf(List<BatchRow> rows) => rows.Count == 0
        ? [PaymentErrors.NoRows]
        : [.. rows.Select(r => r.IsGranted
            ? TransferFile.ProblemOf(r.Transfer with { AmountYen = r.GrantedYen!.Value, Account = r.Account }) ?? r.PlaceProblem(banks)
            : PaymentErrors.NotGranted(r.ReceiptNumber)).OfType<Error>()];
}
