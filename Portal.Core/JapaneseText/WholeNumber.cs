using System.Globalization;

namespace Portal.Core.JapaneseText;

/// <summary>A whole number as people write it: １４，５００円, 3台, 200床.</summary>
public static class WholeNumber
{
    /// <summary>True with null when nothing was typed; false for what is no whole number from 0.</summary>
    public static bool TryRead(string? typed, out int? number)
    {
        number = null;
        var text = WidthFolding.ToHalfWidth(typed ?? "").Replace(",", "", StringComparison.Ordinal).Replace("、", "", StringComparison.Ordinal)
            .Trim().TrimEnd('円', '台', '床').Trim().TrimStart('¥', '￥');
        if (text.Length == 0)
        {
            return string.IsNullOrWhiteSpace(typed);
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
        {
            return false;
        }

        number = read;
        return true;
    }
}
