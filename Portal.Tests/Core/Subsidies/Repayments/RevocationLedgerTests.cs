using System.Globalization;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Repayments;

/// <summary>延滞金 of 3.0% a year on 64,000 yen that a revocation asks back, received on 25 November 2026 and due by 20 December 2026.</summary>
public sealed class RevocationLedgerTests
{
    private static readonly DateOnly ReceivedOn = new(2026, 11, 25);

    // 64,000 yen × 3% ÷ 365 = 5.2602 a day. 29 February 2028 is a day like every other, and the year is divided by 365 all the same.
    [Theory]
    [InlineData("2026-11-25", 0)]
    [InlineData("2026-11-26", 5)]
    [InlineData("2026-11-27", 10)]
    [InlineData("2026-12-20", 131)]
    [InlineData("2026-12-21", 136)]
    [InlineData("2027-02-23", 473)]
    [InlineData("2027-11-25", 1_920)]
    [InlineData("2028-02-28", 2_419)]
    [InlineData("2028-02-29", 2_424)]
    [InlineData("2028-03-01", 2_430)]
    [InlineData("2028-11-25", 3_845)]
    public void It_runs_from_the_day_of_receipt_whether_the_money_comes_in_time_or_not(string day, int charge)
    {
        var ledger = RepaymentLedger.Of(Of(), [], Day(day));

        Assert.Equal((64_000, charge, 64_000 + charge), (ledger.PrincipalYen, ledger.ChargeYen, ledger.LeftYen));
    }

    // On 23 February 2027 90 days have run up 473.42 yen.
    [Theory]
    [InlineData(1, 64_000, 472)]
    [InlineData(472, 64_000, 1)]
    [InlineData(473, 64_000, 0)]
    [InlineData(474, 63_999, 0)]
    [InlineData(64_000, 473, 0)]
    [InlineData(64_472, 1, 0)]
    [InlineData(64_473, 0, 0)]
    public void Money_goes_first_to_the_charge(int yen, int principal, int charge)
    {
        var ledger = RepaymentLedger.Of(Of(), [Got("2027-02-23", yen)], Day("2027-02-23"));

        Assert.Equal((principal, charge), (ledger.PrincipalYen, ledger.ChargeYen));
    }

    [Fact]
    public void Parts_paid_in_time_bear_it_until_their_day_and_nothing_of_a_yen_is_lost_between()
    {
        RepaymentReceipt[] receipts = [Got("2026-12-05", 32_052), Got("2026-12-15", 32_000)];

        // 10 days on 64,000: 52.60; then 10 days on the 32,000 that were left: 26.30, 78.90 together.
        var first = RepaymentLedger.Of(Of(), receipts[..1], Day("2026-12-05"));
        var second = RepaymentLedger.Of(Of(), receipts, Day("2026-12-15"));

        Assert.Equal((32_000, 0), (first.PrincipalYen, first.ChargeYen));
        Assert.Equal((26, 0), (second.PrincipalYen, second.ChargeYen));
        Assert.Equal(78, second.ChargeSoFarYen);
    }

    [Fact]
    public void Who_reported_the_tax_in_time_bears_none_on_the_same_days() =>
        Assert.Equal(0, RepaymentLedger.Of(Of(bearsChargeAlways: false), [], Day("2026-12-20")).ChargeYen);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Repayment Of(bool bearsChargeAlways = true) => new()
    {
        ApplicationId = Guid.Empty,
        LaterDecisionId = Guid.Empty,
        PrincipalYen = 64_000,
        ReceivedOn = ReceivedOn,
        DemandedOn = new DateOnly(2026, 11, 26),
        DueOn = new DateOnly(2026, 12, 20),
        BearsChargeAlways = bearsChargeAlways,
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
