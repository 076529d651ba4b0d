using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What has followed from results that are about to be mended, read while their applications are held and before anything is recorded.</summary>
internal sealed class EarlierResults(PortalDbContext db, IReadOnlyList<PaymentOutcome> outcomes)
{
    /// <summary>Why one of them cannot fail, or fail for another reason; null when all can.</summary>
    public async Task<Error?> ProblemAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        var failedAnew = ApplicationsThatFailAfter(PaymentStatus.Failed);
        if (failedAnew.Count > 0 && await OthersAsync(batch, failedAnew, cancellationToken) is { Count: > 0 } others)
        {
            return others.Contains(PaymentStatus.Paid) ? PaymentErrors.PaidInAnother : PaymentErrors.NotNewest;
        }

        var takenBack = ApplicationsThatFailAfter(PaymentStatus.Paid);
        return takenBack.Count > 0 && await IsTaxAskedBackAsync(takenBack, cancellationToken) ? PaymentErrors.RepaymentAsked : null;
    }

    /// <summary>Failed rows whose account the office has corrected already.</summary>
    public async Task<HashSet<Guid>> AnsweredAsync(CancellationToken cancellationToken)
    {
        var failed = outcomes.Where(o => o.Payment.Status == PaymentStatus.Failed).Select(o => o.Payment.Id).ToList();
        return failed.Count == 0
            ? []
            : [.. await db.AccountCorrections.Where(c => failed.Contains(c.PaymentId)).Select(c => c.PaymentId).ToListAsync(cancellationToken)];
    }

    private List<Guid> ApplicationsThatFailAfter(PaymentStatus before) =>
        [.. outcomes.Where(o => o.Failure is not null && o.Payment.Status == before).Select(o => o.Payment.ApplicationId)];

    /// <summary>What the applications have in later batches, and what was paid in any.</summary>
    private Task<List<PaymentStatus>> OthersAsync(PaymentBatch batch, List<Guid> applicationIds, CancellationToken cancellationToken) => (
        from p in db.Payments
        join b in db.PaymentBatches on p.BatchId equals b.Id
        where applicationIds.Contains(p.ApplicationId)
            && (p.Status == PaymentStatus.Paid || (p.Status != PaymentStatus.Excluded && b.Number > batch.Number))
        select p.Status).ToListAsync(cancellationToken);

    private Task<bool> IsTaxAskedBackAsync(List<Guid> applicationIds, CancellationToken cancellationToken) => db.Repayments.AnyAsync(
        r => applicationIds.Contains(r.ApplicationId) && r.ReportId != null && r.State != RepaymentState.Withdrawn, cancellationToken);
}
