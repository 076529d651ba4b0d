using System.Text;

namespace Portal.Core.JapaneseText;

/// <summary>The Content-Disposition header for a name in any script (RFC 6266).</summary>
public static class ContentDispositionName
{
    private const string AttributeSigns = "!#$&+-.^_`|~";

    public static string Attachment(string name) => Header("attachment", name);

    public static string Inline(string name) => Header("inline", name);

    private static string Header(string kind, string name)
    {
        var clean = DisplayName.Clean(name);
        return $"{kind}; filename=\"{AsciiFallback(clean)}\"; filename*=UTF-8''{Encode(clean)}";
    }

    // Only clients that do not know filename* read this. A percent sign is decoded by some of them, so it goes too.
    private static string AsciiFallback(string name)
    {
        var dot = name.LastIndexOf('.');
        var (stem, ending) = dot > 0 ? (name[..dot], name[dot..]) : (name, "");
        var ascii = Ascii(stem).Trim('_', ' ');
        return (ascii.Length == 0 ? "download" : ascii) + (ending.All(char.IsAscii) ? Ascii(ending) : "");
    }

    private static string Ascii(string text) =>
        string.Concat(WidthFolding.ToHalfWidth(text).EnumerateRunes()
            .Select(r => r.IsAscii && r.Value is >= 0x20 and < 0x7F and not ('"' or '\\' or '%' or '/' or ';') ? (char)r.Value : '_'));

    private static string Encode(string name)
    {
        var encoded = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || AttributeSigns.Contains((char)b, StringComparison.Ordinal))
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('%').Append(b.ToString("X2", null));
            }
        }

        return encoded.ToString();
    }
}
