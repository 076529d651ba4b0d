using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Core.Accounts;

/// <summary>Checks passwords so that an account that does not exist takes as long as one that does. A singleton: the
/// dummy hash is made once.</summary>
public sealed class AccountPasswords(IOptions<PasswordHasherOptions> options)
{
    /// <summary>PBKDF2 with HMAC-SHA-512, and what quality asks of it.</summary>
    public const int Iterations = 600_000;

    private static readonly Account Nobody = new() { DisplayName = "", Role = AccountRole.Auditor };

    private readonly PasswordHasher<Account> hasher = new(options);
    private readonly Lazy<string> dummyHash = new(() => new PasswordHasher<Account>(options).HashPassword(Nobody, "nobody"));

    /// <param name="account">Null when nobody has this login ID; an invited account has no password yet.</param>
    /// <param name="password">As typed.</param>
    public bool Matches(Account? account, string? password)
    {
        var result = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? dummyHash.Value, password ?? "");
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>The person's own.</summary>
    public void Set(Account account, string password) => Set(account, password, issuedUntil: null);

    /// <summary>One that nobody knows: the person signs in with a passkey, or sets their own by a mailed link.</summary>
    public void SetUnknown(Account account) => account.SetPassword(
        hasher.HashPassword(account, SecretToken.New().Text), standsAlone: true, issuedUntil: null);

    /// <summary>One that somebody else knows: it has an end and is changed at the first sign-in.</summary>
    public void Issue(Account account, string password, DateTimeOffset until) => Set(account, password, until);

    private void Set(Account account, string password, DateTimeOffset? issuedUntil) => account.SetPassword(
        hasher.HashPassword(account, password), PasswordRules.StandsAlone(password), issuedUntil);
}
