using Portal.Core.JapaneseText;

namespace Portal.Core.Time;

/// <summary>和暦: an era with the days that bear its name.</summary>
internal sealed record JapaneseEra(string Name, char Letter, DateOnly FirstDay, DateOnly LastDay)
{
    // The days of 1912-07-30 and 1926-12-25 bear both names: papers written before the proclamation carry the older.
    // Meiji dates are counted in today's calendar also before 1873, when Japan took it over.
    private static readonly JapaneseEra[] NewestFirst =
    [
        new("令和", 'R', new(2019, 5, 1), DateOnly.MaxValue),
        new("平成", 'H', new(1989, 1, 8), new(2019, 4, 30)),
        new("昭和", 'S', new(1926, 12, 25), new(1989, 1, 7)),
        new("大正", 'T', new(1912, 7, 30), new(1926, 12, 25)),
        new("明治", 'M', new(1868, 1, 25), new(1912, 7, 30)),
    ];

    /// <summary>The era by its name, the first character of it, or its letter.</summary>
    public static JapaneseEra? Named(string name) =>
        NewestFirst.FirstOrDefault(e => e.Name == name || (name.Length == 1 && (e.Letter == name[0] || e.Name[0] == name[0])));

    /// <summary>The era of a day; null before Meiji.</summary>
    public static JapaneseEra? Of(DateOnly day) => NewestFirst.FirstOrDefault(e => e.FirstDay <= day);

    public int YearOf(DateOnly day) => day.Year - FirstDay.Year + 1;

    /// <summary>False when the day does not exist, or does not lie in this era.</summary>
    public bool TryDay(int year, int month, int dayOfMonth, out DateOnly day)
    {
        day = default;
        return year >= 1 && JapaneseDate.TryDay(FirstDay.Year + year - 1, month, dayOfMonth, out day)
            && FirstDay <= day && day <= LastDay;
    }
}
