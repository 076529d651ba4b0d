namespace Portal.Core.JapaneseText;

/// <summary>かな to the katakana that banks write: no hiragana, no small signs (拗音・促音).</summary>
public static class KanaFolding
{
    private const string Small = "ァィゥェォッャュョヮヵヶ";
    private const string Large = "アイウエオツヤユヨワカケ";

    /// <summary>Hiragana become katakana, everything else stays.</summary>
    public static string ToKatakana(string text) => Map(text, c => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 'ァ' - 'ぁ') : c);

    /// <summary>Small katakana become large ones: シャ → シヤ.</summary>
    public static string ToLargeKana(string text) =>
        Map(text, c => Small.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Large[at] : c);

    private static string Map(string text, Func<char, char> fold) => string.Concat(text.Select(fold));
}
