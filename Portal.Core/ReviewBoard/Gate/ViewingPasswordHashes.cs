using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Hashes a ViewingPassword (参照用パスワード) and checks one, always in its normalised form. When there is nothing to check
/// against, the same work is done, so that the time tells nothing. A singleton: the dummy hash is made once.
/// </summary>
public sealed class ViewingPasswordHashes(IOptions<PasswordHasherOptions> options)
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher = new(options);
    private readonly Lazy<string> dummyHash = new(() => new PasswordHasher<object>(options).HashPassword(Nobody, "nobody"));

    public string Hash(string password) => hasher.HashPassword(Nobody, ViewingPassword.Normalise(password));

    /// <summary>Exactly one verification, whatever there is to verify.</summary>
    /// <param name="hash">Null when there is no link, no password, or no attempt left.</param>
    /// <param name="typed">As typed.</param>
    public bool Matches(string? hash, string? typed)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? dummyHash.Value, ViewingPassword.Normalise(typed));
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>Makes the dummy hash ahead of time: the first stranger must not wait for it.</summary>
    public void Prepare() => _ = dummyHash.Value;
}
