using Portal.Core.Accounts;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies;

/// <summary>What holds for every amount, tried on thousands of cases that are the same in every run.</summary>
public sealed class GrantAmountPropertyTests
{
    private const int Cases = 3_000;
    private static readonly string[] Codes = [.. Supplied.CardReaders.Divisions.SelectMany(d => d.ServiceCodes)];

    [Theory]
    [InlineData(CeilingSum.PerService)]
    [InlineData(CeilingSum.PerDivision)]
    public void An_office_never_receives_more_than_its_ceiling_or_its_costs_and_always_whole_thousands(CeilingSum sum)
    {
        var rules = Supplied.CardReaders with { CeilingSum = sum };
        foreach (var costs in Offices(1))
        {
            var granted = Granted(rules, costs);

            Assert.InRange(granted, 0, rules.Divisions.Max(d => d.CeilingYen) * costs.Services.Count);
            Assert.InRange(granted, 0, costs.ReaderCostYen + costs.SupportCostYen);
            Assert.Equal(0, granted % 1_000);
        }
    }

    [Fact]
    public void The_order_of_the_services_and_naming_one_twice_change_nothing()
    {
        var random = new Random(2);
        foreach (var costs in Offices(3))
        {
            var shuffled = costs.Services.Append(costs.Services[0]).ToArray();
            random.Shuffle(shuffled);

            var (one, other) = (GrantAmount.Of(Supplied.CardReaders, costs), GrantAmount.Of(Supplied.CardReaders, costs with { Services = shuffled }));

            Assert.Equal(one.Errors, other.Errors);
            if (!one.Failed)
            {
                Assert.Equal(one.Value.GrantedYen, other.Value.GrantedYen);
                Assert.Equal(one.Value.Steps, other.Value.Steps);
            }
        }
    }

    [Fact]
    public void Who_has_spent_more_never_receives_less()
    {
        var random = new Random(4);
        foreach (var costs in Offices(5))
        {
            var more = costs with { SupportCostYen = costs.SupportCostYen + random.Next(2_000) };

            Assert.True(Granted(Supplied.CardReaders, more) >= Granted(Supplied.CardReaders, costs), $"{costs}");
        }
    }

    [Fact]
    public void Nor_does_who_offers_another_service()
    {
        foreach (var costs in Offices(6))
        {
            var more = costs with { Services = [.. costs.Services, "11"] };

            Assert.True(Granted(Supplied.CardReaders, more) >= Granted(Supplied.CardReaders, costs), $"{costs}");
        }
    }

    [Fact]
    public void An_institution_never_receives_more_than_its_share_or_its_ceiling_and_more_for_more()
    {
        var random = new Random(7);
        for (var i = 0; i < Cases; i++)
        {
            var costs = new SystemCosts(InstitutionKind.Hospital, random.Next(20, 600), random.Next(1_500_000), OtherIncome.None);
            var (granted, next) = (Granted(costs), Granted(costs with { SystemCostYen = costs.SystemCostYen + random.Next(3_000) }));
            var isLarge = costs.Beds >= 200;

            Assert.True(granted <= costs.SystemCostYen * (isLarge ? 0.5m : 0.75m) && granted <= (isLarge ? 550_000 : 398_000), $"{costs}");
            Assert.Equal(0, granted % 1_000);
            Assert.True(next >= granted, $"{costs}");
        }
    }

    private static IEnumerable<CardReaderCosts> Offices(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Cases; i++)
        {
            var readers = random.Next(0, 4);
            yield return new CardReaderCosts(
                random.GetItems(Codes, random.Next(1, 6)), readers == 0 ? 0 : random.Next(1, 90_000), readers, random.Next(120_000),
                new OtherIncome(random.Next(3) == 0 ? random.Next(20_000) : 0, 0, random.Next(2) == 0));
        }
    }

    // A refusal is nothing received.
    private static int Granted(ProgrammeRules rules, CardReaderCosts costs) =>
        GrantAmount.Of(rules, costs) is { Failed: false } result ? result.Value.GrantedYen : 0;

    private static int Granted(SystemCosts costs) =>
        GrantAmount.Of(Supplied.PhysicianStatements, costs) is { Failed: false } result ? result.Value.GrantedYen : 0;
}
