using System.Globalization;
using System.Text;

namespace Portal.Core.JapaneseText;

/// <summary>Characters that nobody types on purpose: what cannot be seen, and what turns the writing direction to deceive.</summary>
public static class HiddenCharacters
{
    /// <summary>Joiners and variation selectors are none of these: they belong to a character.</summary>
    public static bool Are(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
            or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE007F);

    /// <summary>Whether a text of one line holds any.</summary>
    public static bool AreIn(string text) => text.EnumerateRunes().Any(Are);

    /// <summary>Whether a text that may have several lines holds any.</summary>
    public static bool AreInLines(string text) => text.EnumerateRunes().Any(rune => !IsLayout(rune.Value) && Are(rune));

    /// <summary>
    /// What no field at all may hold, be it a search or a password: NUL, which PostgreSQL cannot store, other control
    /// characters, and marks that write the rest of a page backwards.
    /// </summary>
    public static bool AreForbiddenIn(string text) => text.Any(c =>
        (char.IsControl(c) && !IsLayout(c)) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    private static bool IsLayout(int character) => character is '\r' or '\n' or '\t';
}
