using System.Globalization;
using System.Text;

namespace Portal.Core.JapaneseText;

/// <summary>How many columns a text fills on a terminal or in a plain-text mail: full-width two, half-width one, marks none.</summary>
public static class TextColumns
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    // Signs that are narrow in Europe and wide in Japan (①, …, α) are counted wide: a line may come out shorter, never longer.
    private static int Of(Rune rune)
    {
        if (rune.Value is < 0x7F or (>= '｡' and <= 'ﾟ'))
        {
            return 1;
        }

        return Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 2;
    }
}
