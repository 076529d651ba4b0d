using System.Globalization;

namespace Portal.Core.JapaneseText;

/// <summary>Reads a whole number as people type it: １,２００, 64,000円, ¥64000, 3台, in any width.</summary>
public static class JapaneseNumber
{
    private const string Counters = "円台床分";

    public static bool TryParse(string? typed, out long number)
    {
        number = 0;
        var text = string.Concat(WidthFolding.ToHalfWidthWithHyphens(typed ?? "").Where(c => c is not (',' or '、') && !char.IsWhiteSpace(c)));
        if (text.StartsWith('¥'))
        {
            text = text[1..];
        }

        if (text.Length > 1 && Counters.Contains(text[^1], StringComparison.Ordinal))
        {
            text = text[..^1];
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryParse(string? typed, out int number)
    {
        var isWhole = TryParse(typed, out long any) && any is >= int.MinValue and <= int.MaxValue;
        number = isWhole ? (int)any : 0;
        return isWhole;
    }
}
