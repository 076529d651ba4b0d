namespace Portal.Core.Data;

/// <summary>Text that is looked for as it stands, inside a pattern of LIKE.</summary>
internal static class LikeText
{
    public static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
