using System.Buffers.Text;
using System.Security.Cryptography;

namespace Portal.Core.Accounts;

/// <summary>A link's secret: 32 random bytes, shown once as text, stored only as a hash.</summary>
/// <param name="Text">43 base64url characters for the URL or cookie.</param>
/// <param name="Hash">SHA-256 of the bytes, for the database.</param>
public sealed record SecretToken(string Text, byte[] Hash)
{
    public static SecretToken New()
    {
        var bytes = RandomNumberGenerator.GetBytes(32);
        return new SecretToken(Base64Url.EncodeToString(bytes), SHA256.HashData(bytes));
    }

    /// <summary>The hash under which a presented token would be stored. Never fails: nonsense hashes to nothing known.</summary>
    public static byte[] HashOf(string? presented)
    {
        var text = presented ?? "";
        return text.Length == 43 && Base64Url.IsValid(text)
            ? SHA256.HashData(Base64Url.DecodeFromChars(text))
            : SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
