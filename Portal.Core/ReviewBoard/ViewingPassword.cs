using System.Security.Cryptography;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>参照用パスワード: made by us as twelve digits that can be told by telephone, or typed by the insurer.</summary>
public static class ViewingPassword
{
    public const int GeneratedLength = 12;
    private const int GroupLength = 4;

    /// <summary>Twelve digits from the cryptographic generator.</summary>
    public static string Generate()
    {
        string password;
        do
        {
            password = RandomNumberGenerator.GetString("0123456789", GeneratedLength);
        }
        while (ViewingPasswordRules.IsPattern(password));

        return password;
    }

    /// <summary>As it is read out: 1234 5678 9012. A password that is not only digits stays as it is.</summary>
    public static string ToSpoken(string password) =>
        password.All(char.IsAsciiDigit) ? string.Join(' ', password.Chunk(GroupLength).Select(g => new string(g))) : password;

    /// <summary>
    /// The form that is hashed, compared and locks the download: half-width, and of a password of digits only the digits, since
    /// people type the groups as they were told. Elsewhere upper and lower case, spaces and hyphens inside count.
    /// </summary>
    public static string Normalise(string? typed)
    {
        var code = WidthFolding.ToCode(typed ?? "");
        var digits = string.Concat(code.Where(c => c != '-' && !char.IsWhiteSpace(c)));
        return digits.Length > 0 && digits.All(char.IsAsciiDigit) ? digits : WidthFolding.ToHalfWidth(typed ?? "").Trim();
    }
}
