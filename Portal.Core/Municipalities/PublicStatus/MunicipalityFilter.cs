using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What is looked for among the municipalities, as it stands in the URL.</summary>
/// <param name="Text">Name, former name, よみ or code, with or without the prefecture; blank for all.</param>
/// <param name="Prefecture">Its Latin letters; null for all.</param>
/// <param name="Progress">Null for all.</param>
/// <param name="Year">年度 of the 利用開始日; null for all.</param>
/// <param name="Sort">code, name, state or start, with a minus for descending; otherwise the best fit first, then by code.</param>
public sealed record MunicipalityFilter(string? Text, string? Prefecture, StartProgress? Progress, int? Year, string? Sort)
{
    internal IReadOnlyList<PublishedMunicipality> Apply(PublicStatusSnapshot snapshot, DateOnly today)
    {
        var words = PlaceWords.Of(Text);
        var found = snapshot.Municipalities
            .Where(m => Prefecture is null || m.Prefecture.Romaji == Prefecture)
            .Where(m => Progress is null || m.ProgressOn(today) == Progress)
            .Where(m => Year is null || (m.StartsOn is { } day && FiscalYear.YearOf(day) == Year))
            .Select(m => (Municipality: m, Rank: m.Rank(words)))
            .Where(f => f.Rank is not null).ToList();
        var descending = Sort?.StartsWith('-') == true;
        IEnumerable<(PublishedMunicipality Municipality, int? Rank)> ordered = Sort?.TrimStart('-') switch
        {
            "code" => found,
            "name" => found.OrderBy(f => f.Municipality.Kana, StringComparer.Ordinal),
            "state" => found.OrderBy(f => f.Municipality.ProgressOn(today)),
            // Those without a date stand last in both directions.
            "start" => found.OrderBy(f => (f.Municipality.StartsOn is null) != descending)
                .ThenBy(f => f.Municipality.StartsOn),
            _ => found.OrderBy(f => f.Rank),
        };
        return [.. (descending ? ordered.Reverse() : ordered).Select(f => f.Municipality)];
    }
}
