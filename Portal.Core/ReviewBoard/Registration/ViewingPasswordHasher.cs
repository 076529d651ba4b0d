using Microsoft.AspNetCore.Identity;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Hashes of 参照用パスワード, made as those of accounts: PBKDF2 with HMAC-SHA-512, 600,000 rounds. A singleton: the dummy
/// hash, against which a reviewer who does not exist is checked for as long as one who does, is made once.
/// </summary>
public sealed class ViewingPasswordHasher(IPasswordHasher<object> hasher)
{
    private static readonly object Nobody = new();

    private readonly Lazy<string> dummyHash = new(() => hasher.HashPassword(Nobody, "nobody"));

    public string Hash(string password) => hasher.HashPassword(Nobody, ViewingPassword.Normalise(password));

    /// <param name="hash">Null for a reviewer who does not exist or has no password: takes as long, and is never right.</param>
    /// <param name="typed">As typed, in any width.</param>
    public bool Matches(string? hash, string? typed)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? dummyHash.Value, ViewingPassword.Normalise(typed));
        return hash is not null && result != PasswordVerificationResult.Failed;
    }
}
