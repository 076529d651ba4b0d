using System.Diagnostics.CodeAnalysis;

namespace Portal.Core.JapaneseText;

/// <summary>保険者番号: prefecture 2, municipality 3, check digit. Not the 全国地方公共団体コード, though the first five are usually the same.</summary>
public static class InsurerNumber
{
    public const int Length = 6;

    /// <summary>Whether a code in its stored form (half-width, no hyphens) is well formed and its check digit right.</summary>
    public static bool IsValid([NotNullWhen(true)] string? code) =>
        code is { Length: Length } && CheckDigits.AreDigits(code) && CheckDigits.HasPrefecture(code)
        && CheckDigits.Modulus10(code.AsSpan(0, 5)) == code[5];

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
}
