using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>管理者が1人もいない保険者を作らない.</summary>
internal static class LastAdministrator
{
    /// <summary>
    /// Whether the insurer would be left without an administrator who can sign in. Inside a transaction: the insurer's row is
    /// held, so that two administrators cannot remove each other at the same instant.
    /// </summary>
    public static async Task<bool> IsLastAdministratorAsync(
        this PortalDbContext db, Account account, CancellationToken cancellationToken)
    {
        if (account.Role != AccountRole.InsurerAdministrator || account.IsDisabled)
        {
            return false;
        }

        await db.Database.ExecuteSqlAsync($"SELECT FROM insurers WHERE id = {account.InsurerId} FOR UPDATE", cancellationToken);
        return !await db.Users.AnyAsync(
            a => a.Id != account.Id && a.InsurerId == account.InsurerId && a.Role == AccountRole.InsurerAdministrator
                && a.DisabledAt == null && a.PasswordHash != null,
            cancellationToken);
    }
}
