using Portal.Core.JapaneseText;

namespace Portal.Core.Subsidies;

/// <summary>Makes what people type comparable with what the list writes.</summary>
internal static class BankWords
{
    private const string Ignored = " ・、。,.･'()";

    /// <summary>Left out in the list.</summary>
    private static readonly string[] Endings = ["銀行", "ギンコウ", "支店", "シテン"];

    /// <summary>Written shorter in the list.</summary>
    private static readonly (string Typed, string Listed)[] Kinds =
    [
        ("信用農業協同組合連合会", "信連"), ("農業協同組合", "農協"), ("信用金庫", "信金"), ("信用組合", "信組"), ("労働金庫", "労金"),
        ("ノウギヨウキヨウドウクミアイ", "ノウキヨウ"), ("シンヨウキンコ", "シンキン"), ("シンヨウクミアイ", "シンクミ"),
        ("ロウドウキンコ", "ロウキン"),
    ];

    /// <summary>In any width and either kana the same text comes out, without what is only layout.</summary>
    public static string Fold(string text)
    {
        var folded = KanaFolding.ToLargeKana(KanaFolding.ToKatakana(WidthFolding.ToFullWidthKana(text)));
        return string.Concat(WidthFolding.ToHalfWidthWithHyphens(folded).Replace('ー', '-').ToUpperInvariant()
            .Where(c => !Ignored.Contains(c, StringComparison.Ordinal)));
    }

    public static IReadOnlyList<T> Search<T>(IReadOnlyList<T> places, string? typed, int most)
        where T : BankPlace
    {
        var words = Listed(Fold(typed ?? ""));
        return words.Length == 0
            ? [.. places.Take(most)]
            : [.. places.Select(place => (Place: place, Rank: place.Rank(words))).Where(p => p.Rank is not null)
                .OrderBy(p => p.Rank).Select(p => p.Place).Take(most)];
    }

    private static string Listed(string words)
    {
        var ending = Endings.FirstOrDefault(e => words.Length > e.Length && words.EndsWith(e, StringComparison.Ordinal));
        var listed = ending is null ? words : words[..^ending.Length];
        listed = Kinds.Aggregate(listed, (text, kind) => text.Replace(kind.Typed, kind.Listed, StringComparison.Ordinal));
        return listed.Length > 2 && listed.StartsWith("JA", StringComparison.Ordinal) ? listed[2..] : listed;
    }
}
