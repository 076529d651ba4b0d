using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>What a later decision asks back of what was paid.</summary>
/// <param name="PrincipalYen">返還する額.</param>
/// <param name="TaxCreditYen">What of the 返還 on a 消費税の報告 lies in it, and is not asked for twice.</param>
/// <param name="ReceivedOn">The day on which the grant was received.</param>
public sealed record AskedBack(int PrincipalYen, int TaxCreditYen, DateOnly ReceivedOn)
{
    /// <summary>返還 that stands on a decision, which is saved with it.</summary>
    /// <param name="decision">決定後の処分.</param>
    /// <param name="options">返還の決まり.</param>
    /// <param name="bearsChargeAlways">延滞金 also when it comes in time.</param>
    internal Repayment ToRepayment(LaterDecision decision, RepaymentOptions options, bool bearsChargeAlways) => new()
    {
        ApplicationId = decision.ApplicationId,
        LaterDecisionId = decision.Id,
        PrincipalYen = PrincipalYen,
        TaxCreditYen = TaxCreditYen,
        ReceivedOn = ReceivedOn,
        DemandedOn = decision.DecidedOn,
        DueOn = decision.DecidedOn.AddDays(options.Days),
        BearsChargeAlways = bearsChargeAlways,
        LateChargePercent = options.LateChargePercent,
        Account = options.Account,
    };
}

internal static class AskingBack
{
    /// <summary>Of a grant that is lowered, while its application is held; null where nothing was paid.</summary>
    /// <param name="db">Where.</param>
    /// <param name="application">As it is before the decision.</param>
    /// <param name="revokedYen">By how much the grant is lowered.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<AskedBack?> ToAskBackAsync(
        this PortalDbContext db, SubsidyApplication application, int revokedYen, CancellationToken cancellationToken)
    {
        if (application.Status != ApplicationStatus.Paid || revokedYen <= 0)
        {
            return null;
        }

        var paid = await (
            from p in db.Payments
            join b in db.PaymentBatches on p.BatchId equals b.Id
            where p.ApplicationId == application.Id && p.Status == PaymentStatus.Paid
            select new
            {
                p.AmountYen,
                b.PayOn,
                TaxYen = db.Repayments.Where(r => r.ApplicationId == p.ApplicationId && r.ReportId != null && r.State != RepaymentState.Withdrawn)
                    .Select(r => r.PrincipalYen).SingleOrDefault(),
            }).SingleAsync(cancellationToken);
        // The tax lies evenly in what was paid: the part in what is revoked has been asked back already.
        var credit = (int)((long)paid.TaxYen * revokedYen / paid.AmountYen);
        return new AskedBack(revokedYen - credit, credit, paid.PayOn);
    }
}
