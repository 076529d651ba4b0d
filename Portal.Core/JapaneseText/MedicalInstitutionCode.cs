using System.Diagnostics.CodeAnalysis;

namespace Portal.Core.JapaneseText;

/// <summary>医療機関コード of ten digits: prefecture 2, 点数表番号 (医科1, 歯科3, 調剤4), 郡市区 2, institution 4, check digit.</summary>
public static class MedicalInstitutionCode
{
    public const int Length = 10;

    /// <summary>Whether a code in its stored form (half-width, no hyphens) is well formed and its check digit right.</summary>
    public static bool IsValid([NotNullWhen(true)] string? code) =>
        code is { Length: Length } && CheckDigits.AreDigits(code) && CheckDigits.HasPrefecture(code)
        && code[2] is '1' or '3' or '4'
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
}
