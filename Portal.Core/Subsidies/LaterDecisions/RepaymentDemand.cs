namespace Portal.Core.Subsidies;

/// <summary>返還の請求, as the letter of a later decision makes it: what becomes of the 返還 afterwards does not change the letter.</summary>
/// <param name="PrincipalYen">返還する額, yen.</param>
/// <param name="TaxCreditYen">What of the 返還 on a 消費税の報告 was taken off it, yen.</param>
/// <param name="ReceivedOn">The day on which the grant was received.</param>
/// <param name="DueOn">返還の期限.</param>
/// <param name="BearsChargeAlways">延滞金 also when it comes in time.</param>
/// <param name="LateChargePercent">延滞金の利率, percent a year.</param>
public sealed record RepaymentDemand(
    int PrincipalYen, int TaxCreditYen, DateOnly ReceivedOn, DateOnly DueOn, bool BearsChargeAlways, decimal LateChargePercent)
{
    public static RepaymentDemand Of(Repayment repayment) => new(
        repayment.PrincipalYen, repayment.TaxCreditYen, repayment.ReceivedOn, repayment.DueOn, repayment.BearsChargeAlways,
        repayment.LateChargePercent);
}
