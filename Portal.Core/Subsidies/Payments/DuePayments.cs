using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What is granted and not paid, and in no batch.</summary>
internal sealed class DuePayment
{
    public required SubsidyApplication Application { get; init; }

    /// <summary>振込の予定.</summary>
    public required DateOnly TransferBy { get; init; }
}

internal static class DuePayments
{
    /// <summary>Not what is 保留: that waits until somebody lifts it; nor what is to be revoked, or waits to be changed.</summary>
    public static IQueryable<DuePayment> Due(this PortalDbContext db) =>
        from a in db.SubsidyApplications
        join d in db.SubsidyDecisions on a.Id equals d.ApplicationId
        where a.Status == ApplicationStatus.Granted
            && !db.Payments.Any(p => p.ApplicationId == a.Id
                && (p.IsHeld || (p.Status != PaymentStatus.Excluded && p.Status != PaymentStatus.Failed)))
            && !db.Revocations.Any(r => r.ApplicationId == a.Id && r.State == RevocationState.Proposed)
            && !db.ChangeRequests.Any(r => r.ApplicationId == a.Id && (r.State == ChangeState.Requested || r.State == ChangeState.Proposed))
        select new DuePayment { Application = a, TransferBy = d.TransferBy!.Value };

    /// <summary>Why its grant cannot be changed just now: it stands in a 支払の回 that is not over. Null when it does not.</summary>
    public static async Task<Error?> PaymentOnItsWayAsync(this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken)
    {
        var row = await (
            from p in db.Payments
            join b in db.PaymentBatches on p.BatchId equals b.Id
            where p.ApplicationId == applicationId && (p.Status == PaymentStatus.Listed || p.Status == PaymentStatus.Sent)
            select new { b.Number, p.Status }).SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : LaterDecisionErrors.OnItsWay(row.Number, row.Status == PaymentStatus.Sent);
    }
}
