using System.Text;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>
/// The names of places as they are compared when somebody looks for one: width, kana of either kind, ケ・ヶ・が and ノ・の between kanji, and
/// the old forms of characters do not count.
/// </summary>
public static class PlaceWords
{
    private const string Old = "龍檜澤瀧邊邉惠國髙﨑藪嶋渕槇";
    private const string New = "竜桧沢滝辺辺恵国高崎薮島淵槙";
    private const string Ke = "ケヶヵガカ";
    private const string No = "ノ之";

    /// <summary>The form in which names and what was typed are equal.</summary>
    public static string Fold(string text)
    {
        var wide = KanaFolding.ToKatakana(WidthFolding.ToFullWidthKana(WidthFolding.ToHalfWidth(text)));
        var folded = new StringBuilder(wide.Length);
        foreach (var c in wide)
        {
            if (char.IsWhiteSpace(c) || c is '-' or '・')
            {
                continue;
            }

            var afterKanji = folded.Length > 0 && IsKanji(folded[^1]);
            folded.Append(
                afterKanji && Ke.Contains(c, StringComparison.Ordinal) ? 'ケ'
                : afterKanji && No.Contains(c, StringComparison.Ordinal) ? 'ノ'
                : Old.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? New[at]
                : c);
        }

        return KanaFolding.ToLargeKana(folded.ToString()).ToUpperInvariant();
    }

    /// <summary>Each of the words that were typed, folded.</summary>
    public static IReadOnlyList<string> Of(string? typed) =>
        [.. (typed ?? "").Split([' ', '　', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Fold).Where(w => w.Length > 0)];

    /// <summary>In hiragana, as よみ is kept: from any kind of kana in any width.</summary>
    public static string ToHiragana(string kana) =>
        string.Concat(WidthFolding.ToFullWidthKana(WidthFolding.ToHalfWidth(kana)).Trim().Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 'ァ' + 'ぁ') : c));

    private static bool IsKanji(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '々';
}
