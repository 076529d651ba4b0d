using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>組織 of an account, as lists and searches name it.</summary>
internal sealed class AccountOrganisation
{
    public required Guid AccountId { get; init; }

    /// <summary>The insurer's, the office's that was joined first, or 事務局; for who has left the last office, that there is none.</summary>
    public required string Name { get; init; }
}

internal static class AccountOrganisations
{
    public static IQueryable<AccountOrganisation> Organisations(this PortalDbContext db) =>
        from a in db.Users
        select new AccountOrganisation
        {
            AccountId = a.Id,
            Name = db.Insurers.Where(i => i.Id == a.InsurerId).Select(i => i.Name).FirstOrDefault()
                ?? db.OfficeMemberships.Where(m => m.AccountId == a.Id && m.LeftAt == null)
                    .OrderBy(m => m.JoinedAt).ThenBy(m => m.Id)
                    .Select(m => db.Offices.Where(o => o.Id == m.OfficeId).Select(o => o.Name).FirstOrDefault()).FirstOrDefault()
                ?? (a.Role == AccountRole.OfficeUser ? "所属する事業所なし" : Secretariat.Name),
        };
}
