using System.Diagnostics.CodeAnalysis;

namespace Portal.Core.JapaneseText;

/// <summary>介護保険事業所番号: prefecture 2, 事業所区分 1, 郡市区 2, office 4, check digit. Only numbers of 総合事業 (区分 A) hold letters.</summary>
public static class OfficeNumber
{
    public const int Length = 10;

    /// <summary>Whether a code in its stored form (half-width, no hyphens) is well formed and its check digit right.</summary>
    public static bool IsValid([NotNullWhen(true)] string? code) =>
        code is { Length: Length } && CheckDigits.HasPrefecture(code) && char.IsAsciiDigit(code[9]) && HasKnownKind(code)
        && CheckDigits.Modulus10(code.AsSpan(0, 9)) == code[9];

    /// <summary>The stored form of what was typed, in any width, with or without spaces and hyphens; false when it is no valid number.</summary>
    public static bool TryNormalise(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = WidthFolding.ToBareCode(typed ?? "");
        if (IsValid(code))
        {
            return true;
        }

        code = null;
        return false;
    }

    private static bool HasKnownKind(string code) =>
        code[2] == 'A'
            ? code.AsSpan(3, 6).ToArray().All(CheckDigits.IsSign)
            : CheckDigits.AreDigits(code) && code[2] != '2';
}
