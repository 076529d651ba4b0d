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
        return words.Length == 0 ? [.. places.Take(most)] : [.. Ranked(places, words).Select(p => p.Place).Take(most)];
    }

    /// <summary>A code means its place alone, and not when another name stands before it; a whole name goes before names that only begin like it. What is in the middle of a name means nobody.</summary>
    public static IReadOnlyList<T> Meant<T>(IReadOnlyList<T> places, string? typed)
        where T : BankPlace
    {
        var (name, code) = Parts(typed ?? "");
        var words = Listed(Fold(name));
        if (code is not null)
        {
            return [.. places.Where(p => p.Code == code && (words.Length == 0 || p.Rank(words) <= BankPlace.WholeName))];
        }

        var found = words.Length == 0 ? [] : Ranked(places, words).Where(p => p.Rank <= BankPlace.Beginning).ToList();
        var whole = found.Where(p => p.Rank <= BankPlace.WholeName).ToList();
        return [.. (whole.Count > 0 ? whole : found).Select(p => p.Place)];
    }

    private static IEnumerable<(T Place, int Rank)> Ranked<T>(IEnumerable<T> places, string words)
        where T : BankPlace =>
        places.Select(place => (Place: place, Rank: place.Rank(words))).Where(p => p.Rank is not null)
            .Select(p => (p.Place, Rank: p.Rank!.Value)).OrderBy(p => p.Rank);

    /// <summary>What <see cref="BankPlace.Choice"/> put together; nothing but digits is a code, and without digits there is none.</summary>
    private static (string Name, string? Code) Parts(string typed)
    {
        var text = typed.TrimEnd();
        var opening = text.LastIndexOfAny(['（', '(']);
        var (name, inBrackets) = opening >= 0 && text[^1] is '）' or ')' ? (text[..opening], text[(opening + 1)..^1]) : ("", text);
        var code = WidthFolding.ToBareCode(inBrackets);
        return code.Length > 0 && CheckDigits.AreDigits(code) ? (name, code) : (text, null);
    }

    private static string Listed(string words)
    {
        var ending = Endings.FirstOrDefault(e => words.Length > e.Length && words.EndsWith(e, StringComparison.Ordinal));
        var listed = ending is null ? words : words[..^ending.Length];
        listed = Kinds.Aggregate(listed, (text, kind) => text.Replace(kind.Typed, kind.Listed, StringComparison.Ordinal));
        return listed.Length > 2 && listed.StartsWith("JA", StringComparison.Ordinal) ? listed[2..] : listed;
    }
}
