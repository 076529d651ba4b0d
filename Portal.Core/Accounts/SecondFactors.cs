using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>二要素認証: an authenticator app or a passkey.</summary>
public static class SecondFactors
{
    public static Task<bool> HasSecondFactorAsync(this PortalDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        db.Users.AnyAsync(a => a.Id == accountId && a.TwoFactorEnabled, cancellationToken);
}
