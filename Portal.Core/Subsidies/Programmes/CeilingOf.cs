using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>助成限度額 and 助成限度台数 of the services of one office (交付要綱 別添).</summary>
/// <param name="Yen">The ceilings added up.</param>
/// <param name="Units">The readers that count.</param>
/// <param name="How">The sum in words.</param>
internal sealed record CeilingOf(int Yen, int Units, string How)
{
    /// <returns>Null when none of the services is eligible.</returns>
    public static CeilingOf? Services(ProgrammeRules rules, IEnumerable<string> codes)
    {
        // The order in which the services are named must not change a word.
        var asked = codes.Distinct().Order(StringComparer.Ordinal).ToList();
        var services = asked.Select(rules.Reading).Distinct().Select(code => (Code: code, Division: rules.DivisionOf(code)))
            .Where(s => s.Division is not null).Select(s => (s.Code, Division: s.Division!)).ToList();
        if (services.Count == 0)
        {
            return null;
        }

        List<(string Name, SubsidyDivision Division)> counted = rules.CeilingSum == CeilingSum.PerService
            ? [.. services.Select(s => (ServiceTypes.NameOf(s.Code), s.Division))]
            : [.. services.Select(s => s.Division).DistinctBy(d => d.Key).Select(d => (d.Name, d))];
        return new CeilingOf(
            counted.Sum(c => c.Division.CeilingYen),
            counted.Sum(c => c.Division.Units),
            string.Join("", [
                string.Join(" ＋ ", counted.Select(c => $"{c.Name} {c.Division.CeilingYen:N0}円")),
                .. asked.Where(c => rules.Reading(c) != c && rules.DivisionOf(c) is not null)
                    .Select(c => $"。{ServiceTypes.NameOf(c)}は、{ServiceTypes.NameOf(rules.Reading(c))}として数えます"),
                .. asked.Where(c => rules.DivisionOf(c) is null).Select(c => $"。{ServiceTypes.NameOf(c)}は対象外です"),
            ]));
    }
}
