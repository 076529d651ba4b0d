using System.Text;

namespace Portal.Core.JapaneseText;

/// <summary>
/// 全角・半角 folding of what people type. A character is replaced by its twin or kept, never dropped; kanji, surrogate pairs
/// and variation selectors stay as they are, and the result is NFC.
/// </summary>
public static class WidthFolding
{
    private const int ToAscii = '！' - '!';

    private const string HalfKana =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    // The dashes that a Japanese keyboard, a word processor or a PDF offers where a hyphen is meant.
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u207B\u208B\uFE58\uFE63\uFF0D";

    private const char LongVowel = 'ー';
    private const char HalfLongVowel = 'ｰ';

    /// <summary>Full-width letters, digits, signs and spaces become half-width; kana and dashes stay.</summary>
    public static string ToHalfWidth(string text) => JapaneseNfc.Normalise(Map(text, Narrow));

    /// <summary>
    /// For codes, telephone numbers and dates: as <see cref="ToHalfWidth"/>, and every kind of dash, the long vowel mark too,
    /// becomes a hyphen.
    /// </summary>
    public static string ToCode(string text) =>
        JapaneseNfc.Normalise(Map(text, c => c is LongVowel or HalfLongVowel ? '-' : NarrowDash(c)));

    /// <summary>As <see cref="ToCode"/>, but a long vowel mark is left alone, since it may belong to a word.</summary>
    public static string ToHalfWidthWithHyphens(string text) => JapaneseNfc.Normalise(Map(text, NarrowDash));

    /// <summary>Half-width kana become full-width, voiced marks joined (ｶﾞ → ガ); everything else stays.</summary>
    public static string ToFullWidthKana(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case >= '｡' and <= 'ﾝ':
                    result.Append(HalfKana[c - '｡']);
                    break;
                case 'ﾞ':
                    AppendMark(result, '\u3099', '゛');
                    break;
                case 'ﾟ':
                    AppendMark(result, '\u309A', '゜');
                    break;
                default:
                    result.Append(c);
                    break;
            }
        }

        return JapaneseNfc.Normalise(result.ToString());
    }

    /// <summary>Full-width katakana and their signs become half-width (ガ → ｶﾞ); everything else stays.</summary>
    public static string ToHalfWidthKana(string text) => string.Concat(text.Select(c =>
        c is >= 'ァ' and <= 'ヺ' ? Map(c.ToString().Normalize(NormalizationForm.FormD), NarrowKana) : NarrowKana(c).ToString()));

    /// <summary>A typed code without the spaces and hyphens that only help the eye, letters in capitals.</summary>
    internal static string ToBareCode(string text) =>
        string.Concat(ToCode(text).Where(c => c is not (' ' or '-' or '\t'))).ToUpperInvariant();

    private static string Map(string text, Func<char, char> fold) =>
        string.Create(text.Length, (text, fold), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.fold(state.text[i]);
            }
        });

    private static char Narrow(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - ToAscii),
        '\u3000' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' => ' ',
        '￥' => '¥',
        _ => c,
    };

    private static char NarrowDash(char c) => Hyphens.Contains(c, StringComparison.Ordinal) ? '-' : Narrow(c);

    private static char NarrowKana(char c) => c switch
    {
        '\u3099' => 'ﾞ',
        '\u309A' => 'ﾟ',
        _ => HalfKana.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? (char)('｡' + at) : c,
    };

    // A mark that has nothing to join (ｱﾞ) stays visible as a mark of its own.
    private static void AppendMark(StringBuilder result, char combining, char standalone)
    {
        if (result.Length > 0 && result[^1] is >= '\u3040' and <= '\u30FF'
            && $"{result[^1]}{combining}".Normalize(NormalizationForm.FormC) is [var composed])
        {
            result[^1] = composed;
        }
        else
        {
            result.Append(standalone);
        }
    }
}
