namespace Portal.Core.Time;

/// <summary>
/// 国民の祝日に関する法律: the holidays of 2007 to 2099 by the law's own rules, 振替休日 and 国民の休日 included. The two equinoxes are announced
/// each February for the year after; until then they are what the usual formula for 1980 to 2099 gives.
/// </summary>
public static class JapaneseHolidays
{
    /// <summary>Before, the law had other rules (昭和の日 and today's 振替休日 came in 2007).</summary>
    public const int FirstYear = 2007;

    /// <summary>After, the formula of the equinoxes does not hold.</summary>
    public const int LastYear = 2099;

    private static readonly Dictionary<DateOnly, string> Names = Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
        .SelectMany(OfYear).ToDictionary(h => h.Day, h => h.Name);

    /// <summary>The name of the holiday, 振替休日 and 国民の休日 included; null on every other day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of those that are known.</exception>
    public static string? HolidayName(this DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day.Year, FirstYear, nameof(day));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day.Year, LastYear, nameof(day));
        return Names.GetValueOrDefault(day);
    }

    /// <summary>国民の祝日, 振替休日 or 国民の休日.</summary>
    public static bool IsHoliday(this DateOnly day) => day.HolidayName() is not null;

    private static List<(DateOnly Day, string Name)> OfYear(int year)
    {
        var named = Named(year).Where(h => h.Day is not null).ToDictionary(h => h.Day!.Value, h => h.Name);
        var days = named.Select(h => (h.Key, h.Value)).ToList();
        // 3条2項: after a holiday on a Sunday, the next day that is none.
        foreach (var sunday in named.Keys.Where(d => d.DayOfWeek == DayOfWeek.Sunday))
        {
            var next = sunday.AddDays(1);
            while (named.ContainsKey(next))
            {
                next = next.AddDays(1);
            }

            days.Add((next, "振替休日"));
        }

        // 3条3項: a day between two holidays. One that is 振替休日 already keeps that name.
        days.AddRange(named.Keys.Select(d => d.AddDays(1))
            .Where(d => named.ContainsKey(d.AddDays(1)) && days.All(h => h.Key != d)).Select(d => (d, "国民の休日")).ToList());
        return days;
    }

    private static (DateOnly? Day, string Name)[] Named(int year) =>
    [
        (new(year, 1, 1), "元日"),
        (Monday(year, 1, 2), "成人の日"),
        (new(year, 2, 11), "建国記念の日"),
        (year switch { <= 2018 => new(year, 12, 23), 2019 => null, _ => new(year, 2, 23) }, "天皇誕生日"),
        (new(year, 3, Equinox(year, 20.8431m)), "春分の日"),
        (new(year, 4, 29), "昭和の日"),
        // 天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律 (平成30年法律99号): both count for the rules above.
        (year == 2019 ? new(2019, 5, 1) : null, "天皇の即位の日"),
        (new(year, 5, 3), "憲法記念日"),
        (new(year, 5, 4), "みどりの日"),
        (new(year, 5, 5), "こどもの日"),
        // Moved for the games of Tokyo: 令和三年東京オリンピック競技大会・東京パラリンピック競技大会特別措置法.
        (year switch { 2020 => new(2020, 7, 23), 2021 => new(2021, 7, 22), _ => Monday(year, 7, 3) }, "海の日"),
        (year switch { < 2016 => null, 2020 => new(2020, 8, 10), 2021 => new(2021, 8, 8), _ => new(year, 8, 11) }, "山の日"),
        (Monday(year, 9, 3), "敬老の日"),
        (new(year, 9, Equinox(year, 23.2488m)), "秋分の日"),
        (year switch { 2020 => new(2020, 7, 24), 2021 => new(2021, 7, 23), _ => Monday(year, 10, 2) }, year < 2020 ? "体育の日" : "スポーツの日"),
        (year == 2019 ? new(2019, 10, 22) : null, "即位礼正殿の儀の行われる日"),
        (new(year, 11, 3), "文化の日"),
        (new(year, 11, 23), "勤労感謝の日"),
    ];

    private static DateOnly Monday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((DayOfWeek.Monday - first.DayOfWeek + 7) % 7) + ((nth - 1) * 7));
    }

    private static int Equinox(int year, decimal of1980) =>
        (int)(of1980 + (0.242194m * (year - 1980))) - ((year - 1980) / 4);
}
