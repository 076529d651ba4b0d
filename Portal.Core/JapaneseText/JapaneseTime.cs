using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Core.JapaneseText;

/// <summary>Reads a time of day as people type it: 14:00, 14時, 14時30分, 14時半, 午後2時, 1400, in any width.</summary>
public static partial class JapaneseTime
{
    /// <summary>
    /// False for what is no time, or means different times to different people (午後12時 is midnight by the decree of 1872 and
    /// half a day earlier to most readers).
    /// </summary>
    public static bool TryParse(string? typed, out TimeOnly time)
    {
        time = default;
        var text = string.Concat(WidthFolding.ToCode(typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (text == "正午")
        {
            time = new TimeOnly(12, 0);
            return true;
        }

        var match = TimeShape().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var half = match.Groups["half"].Value;
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture)
            : match.Groups["halfHour"].Success ? 30
            : 0;
        if (minute > 59 || hour > (half.Length > 0 ? 11 : 23))
        {
            return false;
        }

        time = new TimeOnly(half == "午後" ? hour + 12 : hour, minute);
        return true;
    }

    [GeneratedRegex(@"
        ^(?: (?<half>午前|午後)? (?<hour>[0-9]{1,2}) (?: :(?<minute>[0-9]{2}) | 時(?: (?<minute>[0-9]{1,2})分? | (?<halfHour>半) )? )
           | (?<hour>[0-9]{1,2})(?<minute>[0-9]{2}) )$",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex TimeShape();
}
