using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Core.Time;

namespace Portal.Core.JapaneseText;

/// <summary>Reads a day as people type it: 令和8年12月3日（木）, R8.12.3, 2026/12/3, 20261203, in any width.</summary>
public static partial class JapaneseDate
{
    /// <summary>
    /// False for what is no day, or could be more than one: a year of two digits without its era, a day outside its era, a
    /// day of the week that does not belong to the date.
    /// </summary>
    public static bool TryParse(string? typed, out DateOnly day)
    {
        day = default;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return false;
        }

        var match = DateShape().Match(Tidy(typed));
        if (!match.Success)
        {
            return false;
        }

        var month = Number(match.Groups["month"]);
        var dayOfMonth = Number(match.Groups["day"]);
        var year = match.Groups["year"].Value == "元" ? 1 : Number(match.Groups["year"]);
        var found = match.Groups["era"].Success
            ? JapaneseEra.Named(match.Groups["era"].Value)!.TryDay(year, month, dayOfMonth, out day)
            : TryDay(year, month, dayOfMonth, out day);

        return found && (!match.Groups["weekday"].Success || day.WeekdayInJapanese() == match.Groups["weekday"].Value);
    }

    internal static bool TryDay(int year, int month, int dayOfMonth, out DateOnly day)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12
            && dayOfMonth >= 1 && dayOfMonth <= DateTime.DaysInMonth(year, month);
        day = exists ? new DateOnly(year, month, dayOfMonth) : default;
        return exists;
    }

    private static string Tidy(string typed)
    {
        var text = WidthFolding.ToCode(typed.Trim())
            .Replace("㋿", "令和", StringComparison.Ordinal)
            .Replace("㍻", "平成", StringComparison.Ordinal)
            .Replace("㍼", "昭和", StringComparison.Ordinal)
            .Replace("㍽", "大正", StringComparison.Ordinal)
            .Replace("㍾", "明治", StringComparison.Ordinal)
            .Replace('。', '.').Replace('・', '.')
            .ToUpperInvariant();

        // "2026 12 3" is three numbers; every other space is decoration.
        return OtherSpaces().Replace(SpacesBetweenDigits().Replace(text, "/"), "");
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=[0-9])\s+(?=[0-9])")]
    private static partial Regex SpacesBetweenDigits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex OtherSpaces();

    [GeneratedRegex(@"
        ^(?:
            (?<era>令和|平成|昭和|大正|明治|[令平昭大明RHSTM])\.?
            (?: (?<year>元|[0-9]{1,2}) (?: 年(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日?
                                   | (?<s>[./-])(?<month>[0-9]{1,2})\k<s>(?<day>[0-9]{1,2}) )
              | (?<year>[0-9]{2})(?<month>[0-9]{2})(?<day>[0-9]{2}) )
          | (?:西暦)?
            (?: (?<year>[0-9]{4}) (?: 年(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日?
                                | (?<s>[./-])(?<month>[0-9]{1,2})\k<s>(?<day>[0-9]{1,2}) )
              | (?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2}) )
        )
        (?: \((?<weekday>[日月火水木金土])(?:曜日?)?\) | (?<weekday>[日月火水木金土])曜日? )?$",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex DateShape();
}
