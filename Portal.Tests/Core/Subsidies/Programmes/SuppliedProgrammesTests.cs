using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies;

public sealed class SuppliedProgrammesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public void Every_code_of_the_register_has_a_division_is_read_as_one_that_has_or_is_not_eligible()
    {
        foreach (var rules in new[] { Supplied.CardReaders, Supplied.Rules(2025, SubsidyKind.CardReaders) })
        {
            var divided = rules.Divisions.SelectMany(d => d.ServiceCodes).ToList();
            Assert.Equal((35, 35), (divided.Count, divided.Distinct().Count()));
            Assert.All(rules.ReadAs, r => Assert.Contains(r.AsCode, divided));
            Assert.Equal(
                ServiceTypes.All.Select(t => t.Code).Order(StringComparer.Ordinal),
                divided.Concat(rules.ReadAs.Select(r => r.Code)).Concat(rules.NotEligible).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("31", 64_000)]
    [InlineData("43", 64_000)]
    [InlineData("78", 64_000)]
    [InlineData("2A", 64_000)]
    [InlineData("59", 55_000)]
    [InlineData("81", 42_000)]
    public void The_divisions_are_those_of_the_outline(string code, int ceiling) =>
        Assert.Equal(ceiling, Supplied.CardReaders.DivisionOf(code)!.CeilingYen);

    [Fact]
    public async Task They_are_there_from_the_first_start_and_come_only_once_whatever_has_become_of_them()
    {
        var name = $"改めた名前 {Guid.NewGuid()}";
        await portal.InDatabase(db => db.SubsidyProgrammes.Where(p => p.FiscalYear == 2025 && p.Kind == SubsidyKind.CardReaders)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, name)));

        await portal.InDatabase(async db =>
        {
            await SuppliedProgrammes.AddMissingAsync(db, portal.Clock.Now, CancellationToken.None);
            return 0;
        });

        var found = await portal.InDatabase(db => db.SubsidyProgrammes.AsNoTracking().OrderBy(p => p.FiscalYear).ThenBy(p => p.Kind)
            .Select(p => $"{p.FiscalYear} {p.Kind} {p.Revision} {p.Status} {p.Name == name}").ToListAsync());
        Assert.Equal(
            ["2025 CardReaders 1 Approved True", "2025 PhysicianStatements 1 Approved False", "2026 CardReaders 1 Approved False"], found);
    }

    [Fact]
    public async Task The_one_in_force_is_found_by_kind_and_fiscal_year_of_a_day()
    {
        var today = await FindAsync(SubsidyKind.CardReaders, 2026, 11, 20);

        Assert.Equal((2026, 1), (today!.FiscalYear, today.Revision));
        Assert.Equal(4, today.Rules.Evidence.Count);
        Assert.Equal(2026, (await FindAsync(SubsidyKind.CardReaders, 2027, 3, 31))!.FiscalYear);
        Assert.Equal(2025, (await FindAsync(SubsidyKind.PhysicianStatements, 2026, 3, 31))!.FiscalYear);
        Assert.Null(await FindAsync(SubsidyKind.CardReaders, 2027, 4, 1));
        Assert.Null(await FindAsync(SubsidyKind.PhysicianStatements, 2026, 4, 1));
    }

    private Task<ProgrammeInForce?> FindAsync(SubsidyKind kind, int year, int month, int day) =>
        portal.SendAs(TestUser.Visitor, new FindProgrammeInForce(kind, new DateOnly(year, month, day)));
}
