using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Whose accounts a person may look after; everybody else's do not exist for them.</summary>
public static class AccountScope
{
    /// <summary>An insurer's administrator: the colleagues. The secretariat: everybody.</summary>
    public static IQueryable<Account> AccountsInCareOf(this PortalDbContext db, ICurrentUser user) => user.Role switch
    {
        AccountRole.Operator => db.Users,
        AccountRole.InsurerAdministrator => db.Users.Where(a => a.InsurerId == user.InsurerId),
        _ => db.Users.Where(_ => false),
    };
}
