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

    /// <summary>For example 261126-48273-6. Another may have the same one: whoever keeps it looks before.</summary>
    public static string New(DateOnly today)
    {
        var body = today.ToString("yyMMdd", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetString("0123456789", 5);
        return $"{body[..6]}-{body[6..]}-{CheckDigits.Modulus10(body)}";
    }
}
