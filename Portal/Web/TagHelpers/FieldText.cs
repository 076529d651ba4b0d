using System.Globalization;

namespace Portal.Web.TagHelpers;

/// <summary>A value as a person would have typed it.</summary>
internal static class FieldText
{
    private static readonly CultureInfo Japanese = WithJapaneseCalendar();

    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue).ToString("gy年M月d日", Japanese),
        TimeOnly time => time.ToString("H:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static CultureInfo WithJapaneseCalendar()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("ja-JP").Clone();
        culture.DateTimeFormat.Calendar = new JapaneseCalendar();
        return culture;
    }
}
