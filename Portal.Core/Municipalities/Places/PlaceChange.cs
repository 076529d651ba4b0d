namespace Portal.Core.Municipalities;

/// <summary>What a version says anew of the municipalities themselves, for who follows them: ends, 引き継ぎ先 and new names.</summary>
/// <param name="Version">公表の版.</param>
/// <param name="Code">全国地方公共団体コード: of the former one where there is one.</param>
/// <param name="Name">With its prefecture.</param>
/// <param name="Says">A sentence.</param>
/// <param name="Successor">Whose code it leads to from now on; null for none.</param>
public sealed record PlaceChange(int Version, string Code, string Name, string Says, string? Successor = null)
{
    /// <param name="places">All that the changes may name, those that are gone too.</param>
    /// <param name="changes">Those taken back too.</param>
    internal static IEnumerable<PlaceChange> Of(IReadOnlyCollection<Municipality> places, IEnumerable<MunicipalityChange> changes)
    {
        var names = places.ToDictionary(m => m.Code, m => FullName(m.Code, m.Name));
        return places.Where(m => m.EndedInVersion is not null)
            .Select(m => new PlaceChange(m.EndedInVersion!.Value, m.Code, names[m.Code], "この市町村は、いまはありません。"))
            .Concat(changes.Where(c => c.Version is not null && c.OldCode is not null && names.ContainsKey(c.NewCode)).SelectMany(c => Of(c, names[c.NewCode])));
    }

    private static IEnumerable<PlaceChange> Of(MunicipalityChange change, string now)
    {
        if (change.Kind == MunicipalityChangeKind.Renamed)
        {
            yield return new(change.Version!.Value, change.NewCode, now, $"名前が「{change.OldName}」から変わりました。");
            yield break;
        }

        var former = FullName(change.OldCode!, change.OldName);
        yield return new(change.Version!.Value, change.OldCode!, former, $"この市町村は、いまは{now}です。", change.NewCode);
        if (change.TakenBackInVersion is { } version)
        {
            yield return new(version, change.OldCode!, former, $"「いまは{now}です」とお伝えしたのは、誤りでした。");
        }
    }

    private static string FullName(string code, string name) => ShippedPlaces.List.PrefectureOf(code).Name + name;
}
