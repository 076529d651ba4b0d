using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies;

public sealed class GrantAmountRefusalTests
{
    private static readonly ProgrammeRules Readers = Supplied.CardReaders;
    private static readonly ProgrammeRules Statements = Supplied.PhysicianStatements;

    [Fact]
    public void Preventive_and_daily_living_support_alone_is_not_eligible() // A15
        => Refused(GrantAmountErrors.NoEligibleService, Office("A2 A6", 6_500, 1, 30_000));

    [Fact]
    public void A_code_that_nobody_knows_is_not_eligible_either()
        => Refused(GrantAmountErrors.NoEligibleService, Office("ZZ", 6_500, 1, 30_000));

    [Fact]
    public void Without_a_service_there_is_no_ceiling()
        => Refused(GrantAmountErrors.NoService, GrantAmount.Of(Readers, new CardReaderCosts([], 6_500, 1, 0, OtherIncome.None)));

    [Fact]
    public void More_readers_than_the_services_allow_are_refused_whatever_they_cost() // A21
    {
        Refused(GrantAmountErrors.TooManyReaders(2), Office("52", 0, 3, 0));
        Refused(GrantAmountErrors.TooManyReaders(5), Office("11 33", 60_000, 6, 0));
        Assert.False(Office("11 33", 60_000, 5, 0).Failed);
    }

    [Fact]
    public void Less_than_a_thousand_yen_is_nothing() // A22
    {
        Refused(GrantAmountErrors.TooSmall(1_000, "ReaderCostYen"), Office("17", 980, 1, 0));
        Assert.Equal(1_000, Office("17", 1_000, 1, 0).Value.GrantedYen);
    }

    [Fact]
    public void Income_above_the_costs_leaves_nothing()
        => Refused(
            GrantAmountErrors.TooSmall(1_000, "ReaderCostYen"),
            GrantAmount.Of(Readers, new CardReaderCosts(["11"], 14_500, 1, 0, new OtherIncome(0, 999_999_999, true))));

    [Fact]
    public void Readers_and_their_cost_come_together()
    {
        Refused(GrantAmountErrors.NoReaders, Office("11", 14_500, 0, 60_000));
        Refused(GrantAmountErrors.ReadersWithoutCost, Office("11", 0, 1, 60_000));
        Assert.Equal(60_000, Office("11", 0, 0, 60_000).Value.GrantedYen);
    }

    [Theory]
    [InlineData(-1, 1, 0, "ReaderCostYen")]
    [InlineData(1_000_000_000, 1, 0, "ReaderCostYen")]
    [InlineData(1_000, -1, 0, "Readers")]
    [InlineData(1_000, 1, -1, "SupportCostYen")]
    public void Numbers_that_cannot_be_are_refused_at_their_field(int readerCost, int readers, int support, string field)
        => Assert.Equal(field, Office("11", readerCost, readers, support).Errors.Single().Field);

    [Fact]
    public void The_greatest_costs_do_not_overflow()
    {
        Assert.Equal(64_000, Office("11", GrantAmount.MaxYen, 1, GrantAmount.MaxYen).Value.GrantedYen);
        Assert.Equal(550_000, Institution(InstitutionKind.Hospital, 9_999, GrantAmount.MaxYen).Value.GrantedYen);
    }

    [Fact]
    public void Beds_must_fit_the_institution()
    {
        Refused(GrantAmountErrors.TooManyBedsForClinic, Institution(InstitutionKind.Clinic, 20, 330_000));
        Refused(GrantAmountErrors.NoBedClass, Institution(InstitutionKind.Hospital, 19, 330_000));
        Assert.Equal("Beds", Institution(InstitutionKind.Hospital, 10_000, 330_000).Errors.Single().Field);
        Assert.Equal("Beds", Institution(InstitutionKind.Clinic, -1, 330_000).Errors.Single().Field);
    }

    [Fact]
    public void A_share_below_a_thousand_yen_is_nothing_and_a_cost_that_cannot_be_is_refused()
    {
        Refused(GrantAmountErrors.TooSmall(1_000, "SystemCostYen"), Institution(InstitutionKind.Hospital, 200, 1_999));
        Assert.Equal("SystemCostYen", Institution(InstitutionKind.Clinic, 0, -1).Errors.Single().Field);
    }

    [Fact]
    public void What_was_left_empty_is_asked_for_all_at_once()
    {
        Assert.Equal([GrantAmountErrors.NoService, GrantAmountErrors.NoCost], new GrantInputs().Calculate(SubsidyKind.CardReaders, Readers).Errors);
        Assert.Equal(
            [GrantAmountErrors.NoInstitution, GrantAmountErrors.NoBeds, GrantAmountErrors.NoSystemCost],
            new GrantInputs().Calculate(SubsidyKind.PhysicianStatements, Statements).Errors);
    }

    private static Result<GrantCalculation> Office(string services, int readerCost, int readers, int support) =>
        GrantAmount.Of(Readers, new CardReaderCosts(services.Split(' '), readerCost, readers, support, OtherIncome.None));

    private static Result<GrantCalculation> Institution(InstitutionKind kind, int beds, int cost) =>
        GrantAmount.Of(Statements, new SystemCosts(kind, beds, cost, OtherIncome.None));

    private static void Refused(Error expected, Result<GrantCalculation> result) => Assert.Equal([expected], result.Errors);
}
