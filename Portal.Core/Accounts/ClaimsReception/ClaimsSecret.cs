using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Core.Accounts;

/// <summary>
/// 電子請求のパスワードのハッシュ, as the register carries it: <c>pbkdf2-sha256$iterations$salt$hash</c>, both in Base64. It is made
/// where the passwords are kept; no password itself is ever imported.
/// </summary>
public static class ClaimsSecret
{
    public const int MinIterations = 100_000;
    public const int MaxIterations = 2_000_000;
    public const int MinSaltBytes = 16;
    public const int HashBytes = 32;

    public const int MaxLength = 200;

    private const string Scheme = "pbkdf2-sha256";

    // Somebody who does not exist takes as long as somebody who does.
    private static readonly Parts Nobodys = Read(Of("nobody"))!;

    /// <summary>A new hash of a password, with a salt of its own.</summary>
    public static string Of(string password, int iterations = MinIterations)
    {
        var salt = RandomNumberGenerator.GetBytes(MinSaltBytes);
        var hash = Derive(password, salt, iterations);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Scheme}${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Whether a text is such a hash, strong enough and not so strong that checking it would take seconds.</summary>
    public static bool IsWellFormed(string text) => Read(text) is not null;

    /// <param name="stored">Null when nobody has this user ID.</param>
    /// <param name="password">As typed.</param>
    /// <param name="dearest">The most iterations of any hash in the register: cheaper ones are answered no sooner.</param>
    public static bool Matches(string? stored, string password, int dearest)
    {
        var parts = (stored is null ? null : Read(stored)) ?? Nobodys;
        var isSame = CryptographicOperations.FixedTimeEquals(Derive(password, parts.Salt, parts.Iterations), parts.Hash);
        if (parts.Iterations < dearest)
        {
            Derive(password, parts.Salt, dearest - parts.Iterations);
        }

        return isSame && !ReferenceEquals(parts, Nobodys);
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, HashBytes);

    private static Parts? Read(string text)
    {
        // Base64 is read with spaces and line breaks in it; a hash has none.
        if (text.Length > MaxLength || text.Any(char.IsWhiteSpace) || text.Split('$') is not [Scheme, var count, var salt, var hash]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < MinIterations or > MaxIterations)
        {
            return null;
        }

        var (saltBytes, hashBytes) = (Bytes(salt), Bytes(hash));
        return saltBytes.Length >= MinSaltBytes && hashBytes.Length == HashBytes ? new Parts(saltBytes, hashBytes, iterations) : null;
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }

    private sealed record Parts(byte[] Salt, byte[] Hash, int Iterations);
}
