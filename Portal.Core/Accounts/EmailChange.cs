using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Core.Accounts;

/// <summary>
/// What the link in the mail to a new address says. It is bound to the account's stamp: a changed password or address ends it,
/// also when the old address comes back.
/// </summary>
/// <param name="AccountId">Whose address.</param>
/// <param name="Stamp">The account's security stamp when the change began.</param>
/// <param name="To">The new address, as it is sent to.</param>
/// <param name="ExpiresAt">The instant from which it opens nothing.</param>
public sealed record EmailChange(Guid AccountId, string Stamp, string To, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    public string Protect(IDataProtectionProvider protection) =>
        Protector(protection).Protect(JsonSerializer.Serialize(this));

    /// <summary>Null for anything that we have not written, or that is too old.</summary>
    public static EmailChange? Read(string? token, IDataProtectionProvider protection, DateTimeOffset now)
    {
        try
        {
            var change = JsonSerializer.Deserialize<EmailChange>(Protector(protection).Unprotect(token ?? ""));
            return change?.ExpiresAt > now ? change : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("EmailChange");
}
