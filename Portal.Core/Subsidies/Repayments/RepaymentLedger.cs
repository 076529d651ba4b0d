namespace Portal.Core.Subsidies;

/// <summary>
/// 返還の計算 (交付要綱11条, 12条). What stands on a report and comes by the due day bears no 延滞金; what is left after it, and all that stands on a
/// revocation, bears it from the day on which the grant was received: the first day does not count (民法140条), a year has 365 days in leap years
/// too, and parts of a yen are dropped. Money goes first to the charge.
/// </summary>
public sealed class RepaymentLedger
{
    public const int DaysOfYear = 365;

    private readonly Repayment repayment;

    // Yen times days, so that nothing is lost between one receipt and the next.
    private decimal yenDays;
    private DateOnly from;

    private RepaymentLedger(Repayment repayment) =>
        (this.repayment, PrincipalYen, from) = (repayment, repayment.PrincipalYen, repayment.ReceivedOn);

    /// <summary>返還する額 that is left, yen.</summary>
    public int PrincipalYen { get; private set; }

    /// <summary>延滞金 that is left, yen.</summary>
    public int ChargeYen => ChargeSoFarYen - ChargePaidYen;

    /// <summary>延滞金 until the day, what was paid of it included, yen.</summary>
    public int ChargeSoFarYen => (int)(yenDays * repayment.LateChargePercent / 100 / DaysOfYear);

    /// <summary>What of the receipts went to the charge, yen.</summary>
    public int ChargePaidYen { get; private set; }

    public int LeftYen => PrincipalYen + ChargeYen;

    /// <param name="repayment">返還.</param>
    /// <param name="receipts">入金, in any order.</param>
    /// <param name="day">The day for which it is asked; receipts after it do not count.</param>
    public static RepaymentLedger Of(Repayment repayment, IEnumerable<RepaymentReceipt> receipts, DateOnly day)
    {
        var ledger = new RepaymentLedger(repayment);
        foreach (var receipt in receipts.Where(r => r.On <= day).OrderBy(r => r.On).ThenBy(r => r.Id))
        {
            ledger.Take(receipt);
        }

        ledger.Charge(day);
        return ledger;
    }

    private void Take(RepaymentReceipt receipt)
    {
        Charge(receipt.On);
        var toCharge = Math.Min(receipt.Yen, ChargeYen);
        ChargePaidYen += toCharge;
        PrincipalYen -= receipt.Yen - toCharge;
    }

    private void Charge(DateOnly until)
    {
        if ((repayment.BearsChargeAlways || until > repayment.DueOn) && until > from)
        {
            yenDays += (decimal)PrincipalYen * (until.DayNumber - from.DayNumber);
            from = until;
        }
    }
}
