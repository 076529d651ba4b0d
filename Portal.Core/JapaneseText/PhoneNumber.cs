using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Portal.Core.JapaneseText;

/// <summary>A telephone number in Japan, its hyphens kept where the person put them.</summary>
public static partial class PhoneNumber
{
    public const int MaxLength = 15;

    /// <summary>
    /// ０３（１２３４）５６７８ → 03-1234-5678. False unless it begins with 0 and has ten or eleven digits.
    /// </summary>
    public static bool TryNormalise(string? typed, [NotNullWhen(true)] out string? number)
    {
        var text = Separators().Replace(WidthFolding.ToCode((typed ?? "").Trim()), "-");
        number = typed is not null && typed.TrimStart() is ['(' or '（', ..] ? text[1..] : text;
        if (Shape().IsMatch(number) && number.Count(char.IsAsciiDigit) is 10 or 11)
        {
            return true;
        }

        number = null;
        return false;
    }

    // Brackets and spaces between the parts are hyphens of another habit.
    [GeneratedRegex(@"[-()\s]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^0(?!0)[0-9]*(-[0-9]+)*\z")]
    private static partial Regex Shape();
}
