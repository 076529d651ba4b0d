using System.Security.Cryptography;
using System.Text;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 照会コード: 12 characters in groups of four, for a reviewer who reads the mail on one device and the papers on another.
/// 60 random bits, without letters that are taken for digits.
/// </summary>
public static class LookupCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>For example K7QF-3M9P-X2TD.</summary>
    public static string New()
    {
        var text = RandomNumberGenerator.GetString(Alphabet, 12);
        return $"{text[..4]}-{text[4..8]}-{text[8..]}";
    }

    /// <summary>The hash under which a typed code is stored: width, case, spaces and hyphens do not count.</summary>
    public static byte[] HashOf(string? typed)
    {
        var letters = WidthFolding.ToHalfWidthWithHyphens(typed ?? "").Where(char.IsAsciiLetterOrDigit);
        return SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(letters).ToUpperInvariant()));
    }
}
