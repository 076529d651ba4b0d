using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Core.JapaneseText;

/// <summary>
/// Folds plain text for mail: lines of at most 70 columns, broken where Japanese may be broken (禁則), and every URL alone on
/// its line, since mail programs make a link of whatever touches it.
/// </summary>
public static partial class MailText
{
    public const int MaxColumns = 70;

    private const string NeverFirst =
        "、。，．・：；？！!?,.:;)]}｡､｣･ｰﾞﾟ゛゜ヽヾゝゞ々ー〜～）］｝〕〉》」』】〙〗｠”’»…‥％"
        + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ";

    private const string NeverLast = "（［｛〔〈《「『【〘〖｟“‘«([{｢￥＄№＃";

    /// <summary>The text with its own line breaks kept and longer lines folded; breaks are <c>\n</c>.</summary>
    public static string Fold(string text, int maxColumns = MaxColumns) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').SelectMany(SplitAtUrls)
            .SelectMany(part => part.IsUrl ? [part.Text] : FoldLine(part.Text, maxColumns)));

    private static IEnumerable<(string Text, bool IsUrl)> SplitAtUrls(string line)
    {
        var end = 0;
        foreach (Match url in Url().Matches(line))
        {
            var before = line[end..url.Index];
            if (!string.IsNullOrWhiteSpace(before))
            {
                yield return (before.TrimEnd(), false);
            }

            yield return (url.Value, true);
            end = url.Index + url.Length;
        }

        var rest = line[end..];
        if (end == 0)
        {
            yield return (rest, false);
        }
        else if (!string.IsNullOrWhiteSpace(rest))
        {
            yield return (rest.TrimStart(), false);
        }
    }

    private static IEnumerable<string> FoldLine(string line, int maxColumns)
    {
        var pieces = Pieces(line, maxColumns);
        var start = 0;
        while (start < pieces.Count)
        {
            var end = EndOfLine(pieces, start, maxColumns);
            yield return string.Concat(pieces[start..end]).TrimEnd();
            start = end;
            while (start < pieces.Count && string.IsNullOrWhiteSpace(pieces[start]))
            {
                start++;
            }
        }

        if (pieces.Count == 0)
        {
            yield return "";
        }
    }

    private static int EndOfLine(List<string> pieces, int start, int maxColumns)
    {
        var columns = 0;
        var end = start;
        while (end < pieces.Count && columns + TextColumns.Of(pieces[end]) <= maxColumns)
        {
            columns += TextColumns.Of(pieces[end++]);
        }

        if (string.IsNullOrWhiteSpace(string.Concat(pieces[end..])))
        {
            return pieces.Count;
        }

        for (var allowed = end; allowed > start; allowed--)
        {
            if (MayBreak(pieces, start, allowed))
            {
                return allowed;
            }
        }

        // A line of nothing but brackets has no good place: the limit wins.
        return Math.Max(end, start + 1);
    }

    // Spaces at a break vanish, so the rule looks at the characters that will really stand first and last.
    private static bool MayBreak(List<string> pieces, int start, int at)
    {
        var last = at - 1;
        while (last > start && string.IsNullOrWhiteSpace(pieces[last]))
        {
            last--;
        }

        var first = at;
        while (first < pieces.Count - 1 && string.IsNullOrWhiteSpace(pieces[first]))
        {
            first++;
        }

        return !NeverFirst.Contains(pieces[first][0], StringComparison.Ordinal)
            && !NeverLast.Contains(pieces[last][^1], StringComparison.Ordinal);
    }

    // What a reader sees as one character is one piece, and so is a word of half-width letters.
    private static List<string> Pieces(string line, int maxColumns)
    {
        var pieces = new List<string>();
        var word = new StringBuilder();
        var characters = StringInfo.GetTextElementEnumerator(line);
        while (characters.MoveNext())
        {
            var character = characters.GetTextElement();
            var inWord = character is [> ' ' and < '\u007F'];
            if (word.Length > 0 && (!inWord || word.Length == maxColumns))
            {
                pieces.Add(word.ToString());
                word.Clear();
            }

            if (inWord)
            {
                word.Append(character);
            }
            else
            {
                pieces.Add(character);
            }
        }

        if (word.Length > 0)
        {
            pieces.Add(word.ToString());
        }

        return pieces;
    }

    // Closing punctuation after a URL belongs to the sentence.
    [GeneratedRegex(@"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*[A-Za-z0-9\-_~/#@$&*+=%]", RegexOptions.IgnoreCase)]
    private static partial Regex Url();
}
