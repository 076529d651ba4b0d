using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What can be subscribed to, in codes and in words.</summary>
internal static class SubscriptionPlaces
{
    /// <summary>A prefecture holds its municipalities: they need not be named beside it.</summary>
    public static IReadOnlyList<string> Tidy(IEnumerable<string> codes)
    {
        var chosen = codes.Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. chosen.Where(c => c.Length == 2 || !chosen.Contains(c[..2]))];
    }

    /// <summary>大分県大分市, or 大分県のすべての市町村; null when there is none of that code.</summary>
    public static string? NameOf(string code, PublicStatusSnapshot snapshot) =>
        code.Length == LocalGovernmentCode.Length ? snapshot.Find(code) is { } found ? found.Prefecture.Name + found.Name : null
        : ShippedPlaces.List.Prefectures.FirstOrDefault(p => p.Code == code) is { } prefecture ? WholeOf(prefecture) : null;

    /// <summary>The same for what somebody has chosen: one that has ended since is named, too.</summary>
    public static string? NameOfChosen(string code, PublicStatusSnapshot snapshot) =>
        NameOf(code, snapshot) ?? (snapshot.FindGone(code) is { } gone ? $"{gone.Prefecture.Name}{gone.Name}（いまはありません）" : null);

    public static string WholeOf(Prefecture prefecture) => $"{prefecture.Name}のすべての市町村";

    /// <summary>In the order of the codes.</summary>
    public static IReadOnlyList<string> NamesOf(IEnumerable<string> codes, PublicStatusSnapshot snapshot) =>
        [.. codes.Order(StringComparer.Ordinal).Select(c => NameOfChosen(c, snapshot)).OfType<string>()];
}
