using System.Globalization;
using System.Text;

namespace Portal.Core.JapaneseText;

/// <summary>A file's name as it may be shown: without folders, control characters and signs that turn the writing direction.</summary>
public static class DisplayName
{
    public const int MaxLength = 200;
    private const string Nameless = "名称なし";

    /// <summary>The name to store and show; never empty.</summary>
    public static string Clean(string? name, int maxLength = MaxLength)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var shown = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (!HiddenCharacters.Are(rune))
            {
                shown.Append(rune);
            }
        }

        var clean = JapaneseNfc.Normalise(shown.ToString()).Trim().Trim('.').Trim();
        return clean.Length == 0 ? Nameless : Shorten(clean, maxLength);
    }

    /// <summary>
    /// At most <paramref name="maxLength"/> UTF-16 units; the ending (.pdf) stays, and what a reader sees as one character is
    /// not cut in two.
    /// </summary>
    public static string Shorten(string name, int maxLength)
    {
        if (name.Length <= maxLength)
        {
            return name;
        }

        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= 10 && name.Length - dot < maxLength - 1 ? name[dot..] : "";
        var head = new StringBuilder();
        var characters = StringInfo.GetTextElementEnumerator(name[..^ending.Length]);
        while (characters.MoveNext())
        {
            var next = characters.GetTextElement();
            if (head.Length + next.Length > maxLength - ending.Length - 1)
            {
                break;
            }

            head.Append(next);
        }

        return $"{head}…{ending}";
    }
}
