using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Portal.Core.JapaneseText;

/// <summary>
/// 受付番号: what people read aloud when they ask about something that they have sent. The day in Japan, five digits, and a check
/// digit (モジュラス10 ウェイト2-1分割) that tells a misheard one.
/// </summary>
public static class ReceiptNumber
{
    public const int Length = 14;

    /// <summary>Without the hyphens.</summary>
    public const int Digits = 12;

    /// <summary>For example 261126-48273-4. Another may have the same one: whoever keeps it looks before (<c>ReceiptNumbers</c>).</summary>
    public static string New(DateOnly today)
    {
        var body = today.ToString("yyMMdd", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetString("0123456789", 5);
        return Written(body, CheckDigits.Modulus10(body));
    }

    /// <summary>The stored form of what was typed, in any width, with or without spaces and hyphens; false when it is no valid number.</summary>
    public static bool TryNormalise(string? typed, [NotNullWhen(true)] out string? number)
    {
        var code = WidthFolding.ToBareCode(typed ?? "");
        number = code.Length == Digits && CheckDigits.AreDigits(code) && CheckDigits.Modulus10(code.AsSpan(0, 11)) == code[11]
            ? Written(code)
            : null;
        return number is not null;
    }

    /// <summary>The stored form of twelve digits, right or misheard.</summary>
    internal static string Written(string digits) => Written(digits[..11], digits[11]);

    private static string Written(string body, char check) => $"{body[..6]}-{body[6..]}-{check}";
}
