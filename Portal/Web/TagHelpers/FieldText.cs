using System.Globalization;
using Portal.Core.Time;

namespace Portal.Web.TagHelpers;

/// <summary>A value as a person would have typed it.</summary>
internal static class FieldText
{
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly day => day.ToJapanText(),
        TimeOnly time => time.ToJapanText(),
        Enum name => name.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
