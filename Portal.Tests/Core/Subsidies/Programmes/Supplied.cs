using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies;

/// <summary>The rules that come with the product, for tests of what they lead to.</summary>
internal static class Supplied
{
    public static ProgrammeRules CardReaders { get; } = Rules(2026, SubsidyKind.CardReaders);

    public static ProgrammeRules PhysicianStatements { get; } = Rules(2025, SubsidyKind.PhysicianStatements);

    public static ProgrammeRules Rules(int year, SubsidyKind kind) =>
        SuppliedProgrammes.All().Single(p => p.FiscalYear == year && p.Kind == kind).Rules;
}
