using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.Content;

/// <summary>Begin and end of a banner as typed: days and times of Japan.</summary>
internal static class BannerPeriod
{
    public static bool IsDayOrEmpty(string? typed) => string.IsNullOrWhiteSpace(typed) || JapaneseDate.TryParse(typed, out _);

    public static bool IsTimeOrEmpty(string? typed) => string.IsNullOrWhiteSpace(typed) || JapaneseTime.TryParse(typed, out _);

    /// <summary>Null without a day.</summary>
    public static DateTimeOffset? Begins(string? day, string? time) =>
        JapaneseDate.TryParse(day, out var on)
            ? on.StartInJapan() + (JapaneseTime.TryParse(time, out var at) ? at.ToTimeSpan() : TimeSpan.Zero)
            : null;

    /// <summary>Null without a day; without a time that day is the last.</summary>
    public static DateTimeOffset? Ends(string? day, string? time) =>
        JapaneseDate.TryParse(day, out var on)
            ? JapaneseTime.TryParse(time, out var at) ? on.StartInJapan() + at.ToTimeSpan() : on.EndInJapan()
            : null;
}
