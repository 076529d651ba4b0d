using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What has followed from results that are about to be mended, read while their applications are held and before anything is recorded.</summary>
internal sealed class EarlierResults(PortalDbContext db, IReadOnlyList<PaymentOutcome> outcomes)
{
    /// <summary>Why one of them cannot fail; null when all can. What is asked back of it is withdrawn by <see cref="AskedBackOfResult"/>.</summary>
    public async Task<Error?> ProblemAsync(PaymentBatch batch, CancellationToken cancellationToken)
    {
        var failedAnew = ApplicationsThatFailAfter(PaymentStatus.Failed);
        return failedAnew.Count > 0 && await OthersAsync(batch, failedAnew, cancellationToken) is { Count: > 0 } others
            ? others.Contains(PaymentStatus.Paid) ? PaymentErrors.PaidInAnother : PaymentErrors.NotNewest
            : null;
    }

    /// <summary>Applications that are paid now, and whose 返還 on a 消費税の報告 was withdrawn when a transfer failed: their report is 確認済み still.</summary>
    public async Task<HashSet<Guid>> TaxToAskAgainAsync(CancellationToken cancellationToken)
    {
        var paid = outcomes.Where(o => o.Failure is null).Select(o => o.Payment.ApplicationId).ToList();
        return paid.Count == 0
            ? []
            : [.. await (
                from r in db.Repayments
                join t in db.TaxReports on r.ReportId equals t.Id
                where paid.Contains(r.ApplicationId) && r.State == RepaymentState.Withdrawn && t.IsAccepted == true
                select r.ApplicationId).ToListAsync(cancellationToken)];
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
}
