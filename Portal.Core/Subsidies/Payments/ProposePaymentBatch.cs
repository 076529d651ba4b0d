using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>確認を頼む: every row takes the amount and the account that its application has now, and stands still from then on.</summary>
/// <param name="Id">The batch.</param>
/// <param name="Version">As the page showed it.</param>
public sealed record ProposePaymentBatch(Guid Id, uint Version) : IRequest<Result>;

public sealed class ProposePaymentBatchHandler(PortalDbContext db, BankList banks, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ProposePaymentBatch, Result>
{
    public async Task<Result> Handle(ProposePaymentBatch request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldBatchAsync(request.Id, cancellationToken) is not { } batch)
        {
            return PaymentErrors.NotFound;
        }

        // The first of two clicks has proposed it.
        if (batch.Status == PaymentBatchStatus.Proposed && batch.ProposedById == user.AccountId)
        {
            return Result.Done;
        }

        if (batch.Status == PaymentBatchStatus.Draft && !db.IsVersion(batch, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        if (batch.Propose(user.AccountId!.Value, now) is { Failed: true } refused)
        {
            return refused;
        }

        var rows = await db.BatchRowsAsync(batch.Id, cancellationToken);
        if (ProblemsOf(rows) is { Count: > 0 } problems)
        {
            return Result.Fail(problems);
        }

        rows.ForEach(r => r.Payment.Fix(r.GrantedYen!.Value, r.Account));
        db.Add(AuditEvent.By(user, now, "PaymentBatchProposed", nameof(PaymentBatch), batch.Id, details: new
        {
            rows.Count,
            Yen = rows.Sum(r => (long)r.Payment.AmountYen),
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private IReadOnlyList<Error> ProblemsOf(List<BatchRow> rows) => rows.Count == 0
        ? [PaymentErrors.NoRows]
        : [.. rows.Select(r => r.HasOpenChange ? PaymentErrors.ChangeOpen(r.ReceiptNumber)
            : r.IsGranted ? TransferFile.ProblemOf(r.Transfer with { AmountYen = r.GrantedYen!.Value, Account = r.Account }) ?? r.PlaceProblem(banks)
            : PaymentErrors.NotGranted(r.ReceiptNumber)).OfType<Error>()];
}
