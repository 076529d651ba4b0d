using Portal.Core.Accounts;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies;

/// <summary>The worked examples A01–A23 and B01–B09.</summary>
public sealed class GrantAmountTests
{
    private static readonly ProgrammeRules PerService = Supplied.CardReaders;
    private static readonly ProgrammeRules PerDivision = PerService with { CeilingSum = CeilingSum.PerDivision };

    [Theory]
    [InlineData("A01", "11", 14_500, 1, 60_000, 74_500, 64_000, 64_000)]
    [InlineData("A02", "11", 19_500, 3, 30_000, 49_500, 64_000, 49_000)]
    [InlineData("A03", "32", 29_000, 2, 20_000, 49_000, 55_000, 49_000)]
    [InlineData("A04", "51", 7_150, 1, 55_000, 62_150, 55_000, 55_000)]
    [InlineData("A05", "17", 17_380, 1, 22_000, 39_380, 42_000, 39_000)]
    [InlineData("A06", "17", 17_380, 1, 24_620, 42_000, 42_000, 42_000)]
    [InlineData("A07", "17", 17_380, 1, 24_619, 41_999, 42_000, 41_000)]
    [InlineData("A08", "11", 13_000, 2, 50_999, 63_999, 64_000, 63_000)]
    [InlineData("A09", "11", 13_000, 2, 51_000, 64_000, 64_000, 64_000)]
    [InlineData("A10", "11 15", 87_000, 6, 55_000, 142_000, 128_000, 128_000)]
    [InlineData("A11", "15 33", 35_500, 3, 65_000, 100_500, 119_000, 100_000)]
    [InlineData("A12", "17 41", 13_000, 2, 66_000, 79_000, 84_000, 79_000)]
    [InlineData("A13", "46", 19_500, 3, 33_000, 52_500, 64_000, 52_000)]
    [InlineData("A14", "63", 14_500, 1, 49_500, 64_000, 64_000, 64_000)]
    [InlineData("A18", "11 33 17", 14_500, 1, 54_501, 69_001, 161_000, 69_000)]
    [InlineData("A19", "11 33 17", 60_000, 6, 101_000, 161_000, 161_000, 161_000)]
    [InlineData("A20", "78", 39_600, 1, 0, 39_600, 64_000, 39_000)]
    [InlineData("A23", "31", 14_500, 1, 60_000, 74_500, 64_000, 64_000)]
    public void An_office_receives_its_costs_up_to_the_ceiling(
        string example, string services, int readerCost, int readers, int support, int total, int ceiling, int granted)
    {
        var result = GrantAmount.Of(PerService, new CardReaderCosts(services.Split(' '), readerCost, readers, support, OtherIncome.None));

        Assert.False(result.Failed, example);
        Assert.Equal(
            (total, total, ceiling, Math.Min(total, ceiling), granted),
            (result.Value.TotalCostYen, result.Value.CountedCostYen, result.Value.CeilingYen, result.Value.SelectedYen, result.Value.GrantedYen));
    }

    [Theory]
    [InlineData("A10", "11 15", 43_500, 3, 98_500, 64_000)]
    [InlineData("A11", "15 33", 35_500, 3, 65_000, 100_000)]
    [InlineData("A12", "17 41", 6_500, 1, 72_500, 42_000)]
    [InlineData("A19", "11 33 17", 60_000, 6, 101_000, 161_000)]
    public void Added_up_per_division_a_division_counts_once(
        string example, string services, int readerCost, int readers, int support, int granted)
    {
        var result = GrantAmount.Of(PerDivision, new CardReaderCosts(services.Split(' '), readerCost, readers, support, OtherIncome.None));

        Assert.False(result.Failed, example);
        Assert.Equal(granted, result.Value.GrantedYen);
    }

    [Theory]
    [InlineData("A10", "11 15", 87_000, 6, 55_000, 3)]
    [InlineData("A12", "17 41", 13_000, 2, 66_000, 1)]
    public void Then_its_readers_count_once_too(string example, string services, int readerCost, int readers, int support, int allowed)
    {
        var result = GrantAmount.Of(PerDivision, new CardReaderCosts(services.Split(' '), readerCost, readers, support, OtherIncome.None));

        Assert.True(result.Failed, example);
        Assert.Equal([GrantAmountErrors.TooManyReaders(allowed)], result.Errors);
    }

    [Theory]
    [InlineData("A16", false, 20_000, 0, 60_000)]
    [InlineData("A17", true, 20_000, 0, 64_000)]
    [InlineData("other income of a non-profit", true, 0, 20_000, 60_000)]
    [InlineData("both", true, 20_000, 20_000, 60_000)]
    [InlineData("both, for profit", false, 20_000, 20_000, 40_000)]
    public void Income_is_taken_off_but_no_donation_of_a_non_profit(
        string example, bool isNonProfit, int donation, int other, int granted)
    {
        var costs = new CardReaderCosts(["15"], 30_000, 2, 50_000, new OtherIncome(donation, other, isNonProfit));

        var result = GrantAmount.Of(PerService, costs);

        Assert.False(result.Failed, example);
        Assert.Equal((80_000, granted), (result.Value.TotalCostYen, result.Value.GrantedYen));
    }

    [Fact]
    public void A_programme_may_take_donations_off_for_everybody()
    {
        var costs = new CardReaderCosts(["15"], 30_000, 2, 50_000, new OtherIncome(20_000, 0, IsNonProfit: true));

        Assert.Equal(60_000, GrantAmount.Of(PerService with { SubtractsDonationsFromNonProfits = true }, costs).Value.GrantedYen);
    }

    [Theory]
    [InlineData("B01", InstitutionKind.Clinic, 0, 330_000, "247500", 247_000)]
    [InlineData("B02", InstitutionKind.Hospital, 199, 530_666, "397999.5", 397_000)]
    [InlineData("B03", InstitutionKind.Hospital, 199, 530_667, "398000", 398_000)]
    [InlineData("B04", InstitutionKind.Clinic, 19, 600_000, "398000", 398_000)]
    [InlineData("B05", InstitutionKind.Hospital, 200, 1_000_000, "500000", 500_000)]
    [InlineData("B06", InstitutionKind.Hospital, 200, 1_100_000, "550000", 550_000)]
    [InlineData("B07", InstitutionKind.Hospital, 450, 1_320_000, "550000", 550_000)]
    [InlineData("B08", InstitutionKind.Hospital, 200, 785_400, "392700", 392_000)]
    [InlineData("B09", InstitutionKind.Hospital, 200, 1_099_998, "549999", 549_000)]
    public void An_institution_receives_a_share_of_its_costs_up_to_the_ceiling(
        string example, InstitutionKind institution, int beds, int cost, string selected, int granted)
    {
        var result = GrantAmount.Of(Supplied.PhysicianStatements, new SystemCosts(institution, beds, cost, OtherIncome.None));

        Assert.False(result.Failed, example);
        Assert.Equal(
            (decimal.Parse(selected, System.Globalization.CultureInfo.InvariantCulture), granted),
            (result.Value.SelectedYen, result.Value.GrantedYen));
    }

    [Fact]
    public void The_arithmetic_is_told_line_by_line()
    {
        var steps = GrantAmount.Of(
            PerService, new CardReaderCosts(["43", "11"], 43_500, 3, 60_280, new OtherIncome(1_000, 0, IsNonProfit: false))).Value.Steps;

        Assert.Equal(
            [
                "① 総事業費 103780: カードリーダー 3台 43,500円 ＋ 接続サポート 60,280円",
                "収入を引いた額 102780: ① − 寄付金などの収入 1,000円",
                "② 助成限度額 128000: 訪問介護 64,000円 ＋ 居宅介護支援 64,000円",
                "③ 選定額 102780: 収入を引いた額と②の少ないほう",
                "④ 交付額 102000: ③の1,000円未満を切り捨て",
            ],
            Lines(steps));
    }

    [Fact]
    public void What_is_read_as_another_service_and_what_does_not_count_is_told_too()
    {
        var steps = GrantAmount.Of(PerService, new CardReaderCosts(["46", "AF", "43"], 0, 0, 52_500, OtherIncome.None)).Value.Steps;

        Assert.Equal(
            "② 助成限度額 64000: 居宅介護支援 64,000円。介護予防支援は、居宅介護支援として数えます。介護予防ケアマネジメントは対象外です",
            Lines(steps)[1]);
    }

    [Fact]
    public void A_rate_has_its_own_line()
    {
        var steps = GrantAmount.Of(
            Supplied.PhysicianStatements, new SystemCosts(InstitutionKind.Hospital, 199, 530_666, OtherIncome.None)).Value.Steps;

        Assert.Equal(
            [
                "① 総事業費 530666: 改修の費用",
                "補助率をかけた額 397999.5: ①の4分の3",
                "② 助成限度額 398000: 病院・199床",
                "③ 選定額 397999.5: 補助率をかけた額と②の少ないほう",
                "④ 交付額 397000: ③の1,000円未満を切り捨て",
            ],
            Lines(steps));
    }

    private static List<string> Lines(IEnumerable<GrantStep> steps) =>
        [.. steps.Select(s => FormattableString.Invariant($"{s.Label} {s.Yen:0.##}: {s.How}"))];
}
