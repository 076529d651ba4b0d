namespace Portal.Pages.Municipalities;

/// <summary>The outlines of the prefectures (CC BY 4.0, docs/dependencies.md), read when a map is first drawn.</summary>
public sealed class PrefectureMap
{
    private static readonly Lazy<PrefectureMap> Shipped = new(Read);

    private readonly Dictionary<string, string> paths;

    private PrefectureMap(string viewBox, Dictionary<string, string> paths) => (ViewBox, this.paths) = (viewBox, paths);

    public static PrefectureMap Japan => Shipped.Value;

    /// <summary>The part of the drawing's plane that is shown.</summary>
    public string ViewBox { get; }

    /// <summary>The outline of a prefecture, by its Latin letters.</summary>
    public string PathOf(string romaji) => paths[romaji];

    /// <summary>The colour's class for a share in whole percent.</summary>
    public static string ShadeOf(int percent) => percent switch
    {
        >= 100 => "m5",
        >= 90 => "m4",
        >= 80 => "m3",
        >= 70 => "m2",
        _ => "m1",
    };

    private static PrefectureMap Read()
    {
        using var text = new StreamReader(typeof(PrefectureMap).Assembly.GetManifestResourceStream("prefectures.tsv")!);
        var viewBox = text.ReadLine()!;
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'));
        return new PrefectureMap(viewBox, lines.ToDictionary(cells => cells[0], cells => cells[1]));
    }
}
