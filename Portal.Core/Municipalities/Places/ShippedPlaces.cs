using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Core.Municipalities;

/// <summary>
/// 都道府県と市町村の一覧 that comes with the portal (docs/adr/0057). The prefectures are always these; the municipalities are where the
/// database begins, from then on they are the secretariat's.
/// </summary>
public sealed class ShippedPlaces
{
    private const string Folder = "Portal.Core.Municipalities.Places.";
    private static readonly Lazy<ShippedPlaces> ShippedList = new(ReadShipped);

    private readonly FrozenDictionary<string, Prefecture> byCode;
    private readonly FrozenDictionary<string, Prefecture> byRomaji;

    private ShippedPlaces(
        string version, List<Prefecture> prefectures, List<ShippedMunicipality> municipalities, List<ShippedChange> changes)
    {
        (Version, Prefectures, Municipalities, Changes) = (version, prefectures, municipalities, changes);
        byCode = prefectures.ToFrozenDictionary(p => p.Code);
        byRomaji = prefectures.ToFrozenDictionary(p => p.Romaji);
    }

    /// <summary>Read when it is first asked for.</summary>
    public static ShippedPlaces List => ShippedList.Value;

    /// <summary>Of the package that the list was taken from.</summary>
    public string Version { get; }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<Prefecture> Prefectures { get; }

    public IReadOnlyList<ShippedMunicipality> Municipalities { get; }

    /// <summary>Mergers and new names, the oldest first. Not complete.</summary>
    public IReadOnlyList<ShippedChange> Changes { get; }

    /// <summary>The prefecture of a 全国地方公共団体コード.</summary>
    public Prefecture PrefectureOf(string code) => byCode[code[..2]];

    /// <summary>By its Latin letters; null when there is none.</summary>
    public Prefecture? Named(string? romaji) => romaji is null ? null : byRomaji.GetValueOrDefault(romaji);

    /// <summary>
    /// Reads the forms of eng/municipalities (a version, then each prefecture followed by its municipalities, which begin with a tab) and of
    /// municipality-changes.tsv (day, kind, former code or nothing, former name, code, name).
    /// </summary>
    /// <exception cref="FormatException">A line is none of these.</exception>
    public static ShippedPlaces Read(TextReader places, TextReader changes)
    {
        var version = places.ReadLine() ?? throw new FormatException("The list is empty.");
        var (prefectures, municipalities) = (new List<Prefecture>(), new List<ShippedMunicipality>());
        while (places.ReadLine() is { } line)
        {
            switch (line.Split('\t'))
            {
                case [{ Length: 2 } code, var name, var kana, var romaji]:
                    prefectures.Add(new Prefecture(code, name, kana, romaji));
                    break;
                case ["", { Length: 6 } code, var name, var kana] when prefectures.Count > 0:
                    municipalities.Add(new ShippedMunicipality(code, name, kana));
                    break;
                default:
                    throw new FormatException($"Line {municipalities.Count} municipalities into the list is neither a prefecture nor a municipality.");
            }
        }

        return new ShippedPlaces(version, prefectures, municipalities, [.. ReadChanges(changes)]);
    }

    private static IEnumerable<ShippedChange> ReadChanges(TextReader text)
    {
        while (text.ReadLine() is { } line)
        {
            yield return line.Split('\t') is [var day, var kind, var oldCode, var oldName, { Length: 6 } code, _]
                ? new ShippedChange(
                    DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Enum.Parse<MunicipalityChangeKind>(kind),
                    oldCode.Length == 0 ? null : oldCode, oldName, code)
                : throw new FormatException($"No change of a municipality: {line}");
        }
    }

    private static ShippedPlaces ReadShipped()
    {
        using var places = Open("municipalities.tsv");
        using var changes = Open("municipality-changes.tsv");
        return Read(places, changes);
    }

    private static StreamReader Open(string file) =>
        new(typeof(ShippedPlaces).Assembly.GetManifestResourceStream(Folder + file)!);
}

/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="Name">市町村名.</param>
/// <param name="Kana">In hiragana.</param>
public sealed record ShippedMunicipality(string Code, string Name, string Kana);

/// <param name="ChangedOn">The day from which the former name was gone.</param>
/// <param name="Kind">What happened.</param>
/// <param name="OldCode">Null where it is not known.</param>
/// <param name="OldName">The former name.</param>
/// <param name="NewCode">The municipality of today.</param>
public sealed record ShippedChange(DateOnly ChangedOn, MunicipalityChangeKind Kind, string? OldCode, string OldName, string NewCode);
