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

    /// <summary>The stamp changes with it: what was begun under the old password does not go on.</summary>
    public void Set(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = SecretToken.New().Text;
        account.MustChangePassword = false;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
    }
}
