using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>返還 of an application, as its pages tell it.</summary>
/// <param name="Repayment">返還.</param>
/// <param name="Receipts">入金, in their order.</param>
public sealed record RepaymentView(Repayment Repayment, IReadOnlyList<RepaymentReceipt> Receipts)
{
    /// <summary>What the 消費税の報告 says, yen: after a new transfer only what lies in it is asked for. Null where it stands on no report.</summary>
    public int? ReportYen { get; init; }

    /// <summary>What the letter of the later decision asks for, yen; null where it asks for nothing.</summary>
    public int? LetterYen { get; init; }

    public RepaymentLedger On(DateOnly day) => RepaymentLedger.Of(Repayment, Receipts, day);
}

internal static class Repayments
{
    /// <summary>The one that is asked for or returned; null when nothing is.</summary>
    /// <param name="db">Where.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="laterDecisionId">On what it stands; null for the 消費税の報告.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<RepaymentView?> RepaymentOfAsync(
        this PortalDbContext db, Guid applicationId, Guid? laterDecisionId, CancellationToken cancellationToken)
    {
        var found = await db.Repayments.AsNoTracking()
            .Where(r => r.ApplicationId == applicationId && r.LaterDecisionId == laterDecisionId && r.State != RepaymentState.Withdrawn)
            .Select(r => new
            {
                Repayment = r,
                Receipts = db.RepaymentReceipts.Where(x => x.RepaymentId == r.Id).OrderBy(x => x.On).ThenBy(x => x.Id).ToList(),
                ReportYen = db.TaxReports.Where(t => t.Id == r.ReportId).Select(t => (int?)t.AmountYen).SingleOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new RepaymentView(found.Repayment, found.Receipts) { ReportYen = found.ReportYen };
    }

    /// <summary>Held until the transaction is over; null when nothing is asked for or returned.</summary>
    /// <param name="db">Where.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="laterDecisionId">On what it stands; null for the 消費税の報告.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<Repayment?> HoldRepaymentAsync(
        this PortalDbContext db, Guid applicationId, Guid? laterDecisionId, CancellationToken cancellationToken) =>
        (await db.Repayments.FromSql($"""
            SELECT * FROM repayments WHERE application_id = {applicationId} AND later_decision_id IS NOT DISTINCT FROM {laterDecisionId}
                AND state <> 'Withdrawn' FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>The one to which a receipt belongs, held until the transaction is over; null where there is none.</summary>
    public static async Task<Repayment?> HoldRepaymentOfReceiptAsync(
        this PortalDbContext db, Guid applicationId, Guid receiptId, CancellationToken cancellationToken) =>
        (await db.Repayments.FromSql($"""
            SELECT * FROM repayments WHERE application_id = {applicationId} AND state <> 'Withdrawn'
                AND id = (SELECT repayment_id FROM repayment_receipts WHERE id = {receiptId}) FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>The day on which the money went out; null before.</summary>
    public static Task<DateOnly?> PaidOnAsync(this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken) => (
        from p in db.Payments
        join b in db.PaymentBatches on p.BatchId equals b.Id
        where p.ApplicationId == applicationId && p.Status == PaymentStatus.Paid
        select (DateOnly?)b.PayOn).SingleOrDefaultAsync(cancellationToken);
}
