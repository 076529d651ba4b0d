using System.Globalization;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Repayments;

/// <summary>延滞金 of 3.0% a year on what was received on 1 March 2027 and is due by 30 May 2028.</summary>
public sealed class RepaymentLedgerTests
{
    private static readonly DateOnly ReceivedOn = new(2027, 3, 1);
    private static readonly DateOnly DueOn = new(2028, 5, 30);

    // 64,000 yen × 3% × 90 days ÷ 365 = 473.42; the days are 457 from 1 March 2027 to 31 May 2028, a leap day among them.
    [Theory]
    [InlineData(64_000, "2028-05-30", 64_000, 0)]
    [InlineData(64_000, "2028-05-31", 64_000, 2_403)]
    [InlineData(5_818, "2028-05-31", 5_818, 218)]
    [InlineData(5_818, "2029-03-01", 5_818, 349)]
    [InlineData(1, "2028-05-31", 1, 0)]
    [InlineData(550_000, "2038-02-26", 550_000, 181_500)]
    public void What_is_not_returned_by_the_due_day_bears_the_charge_from_the_day_of_receipt(int yen, string day, int principal, int charge)
    {
        var ledger = RepaymentLedger.Of(Of(yen), [], Day(day));

        Assert.Equal((principal, charge, principal + charge), (ledger.PrincipalYen, ledger.ChargeYen, ledger.LeftYen));
    }

    [Fact]
    public void Ninety_days_of_64_000_yen_are_473()
    {
        var repayment = Of(64_000, dueOn: ReceivedOn);

        Assert.Equal(473, RepaymentLedger.Of(repayment, [], ReceivedOn.AddDays(90)).ChargeYen);
    }

    [Fact]
    public void What_comes_in_time_bears_none_and_the_rest_does()
    {
        RepaymentReceipt[] receipts = [Got("2028-05-30", 60_000)];

        Assert.Equal(4_000, RepaymentLedger.Of(Of(64_000), receipts, DueOn).LeftYen);
        // 4,000 × 3% × 457 ÷ 365
        Assert.Equal((4_000, 150), Left(RepaymentLedger.Of(Of(64_000), receipts, Day("2028-05-31"))));
    }

    [Fact]
    public void Money_goes_first_to_the_charge_and_nothing_of_a_yen_is_lost_between()
    {
        RepaymentReceipt[] receipts = [Got("2028-05-31", 3_000), Got("2028-06-10", 1_000)];

        var first = RepaymentLedger.Of(Of(64_000), receipts[..1], Day("2028-05-31"));
        var second = RepaymentLedger.Of(Of(64_000), receipts, Day("2028-06-10"));

        // 3,000 − 2,403 of the charge; then 63,403 × 3% × 10 ÷ 365 = 52.11 and the 0.89 that were left of the yen before.
        Assert.Equal((63_403, 0), Left(first));
        Assert.Equal((62_456, 0), Left(second));
        Assert.Equal(2_456, second.ChargePaidYen);
        Assert.Equal(Left(second), Left(RepaymentLedger.Of(Of(64_000), receipts.Reverse(), Day("2028-06-10"))));
    }

    [Fact]
    public void What_is_returned_with_its_charge_stays_returned()
    {
        RepaymentReceipt[] receipts = [Got("2028-05-31", 64_000 + 2_403)];

        Assert.Equal(0, RepaymentLedger.Of(Of(64_000), receipts, Day("2028-05-31")).LeftYen);
        Assert.Equal(0, RepaymentLedger.Of(Of(64_000), receipts, Day("2040-05-31")).LeftYen);
    }

    private static (int Principal, int Charge) Left(RepaymentLedger ledger) => (ledger.PrincipalYen, ledger.ChargeYen);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Repayment Of(int yen, DateOnly? dueOn = null) => new()
    {
        ApplicationId = Guid.Empty,
        ReportId = Guid.Empty,
        PrincipalYen = yen,
        ReceivedOn = ReceivedOn,
        DemandedOn = new DateOnly(2028, 4, 30),
        DueOn = dueOn ?? DueOn,
        LateChargePercent = 3.0m,
        Account = "",
    };

    private static RepaymentReceipt Got(string day, int yen) => new()
    {
        Id = Guid.CreateVersion7(),
        RepaymentId = Guid.Empty,
        On = Day(day),
        Yen = yen,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedById = Guid.Empty,
    };
}
