using Portal.Core.Data;

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
    /// <summary>Not what is 保留: that waits until somebody lifts it.</summary>
    public static IQueryable<DuePayment> Due(this PortalDbContext db) =>
        from a in db.SubsidyApplications
        join d in db.SubsidyDecisions on a.Id equals d.ApplicationId
        where a.Status == ApplicationStatus.Granted
            && !db.Payments.Any(p => p.ApplicationId == a.Id
                && (p.IsHeld || (p.Status != PaymentStatus.Excluded && p.Status != PaymentStatus.Failed)))
        select new DuePayment { Application = a, TransferBy = d.TransferBy!.Value };
}
