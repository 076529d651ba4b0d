using System.Globalization;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>18.2 MB, 640 KB</summary>
public static class SizeText
{
    public static string Of(long bytes) => bytes >= 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m / 1024m:N1} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024):N0} KB");
}
