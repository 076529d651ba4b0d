using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>What is looked for among accounts, as it stands in the URL.</summary>
/// <param name="Text">Part of login ID, name, department, address, insurer or office; blank for all.</param>
/// <param name="Role">Null for all.</param>
/// <param name="State">Null for all.</param>
/// <param name="Sort">login, name, role or last, with a minus for descending.</param>
/// <param name="InsurerId">Only one insurer's; null for all.</param>
public sealed record AccountFilter(string? Text, AccountRole? Role, AccountState? State, string? Sort, Guid? InsurerId = null)
{
    internal IQueryable<Account> Apply(IQueryable<Account> accounts, PortalDbContext db, DateTimeOffset now)
    {
        accounts = accounts.Where(a =>
            (InsurerId == null || a.InsurerId == InsurerId) && (Role == null || a.Role == Role));
        if (State is { } state)
        {
            accounts = accounts.Where(state.Are(now));
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            return accounts;
        }

        var like = $"%{LikeText.Escape(JapaneseNfc.Normalise(Text.Trim()))}%";
        return accounts.Where(a => EF.Functions.ILike(a.UserName!, like) || EF.Functions.ILike(a.DisplayName, like)
            || EF.Functions.ILike(a.Department, like) || EF.Functions.ILike(a.Email!, like)
            || db.Insurers.Any(i => i.Id == a.InsurerId && EF.Functions.ILike(i.Name, like))
            || db.OfficeMemberships.Any(m => m.AccountId == a.Id && m.LeftAt == null
                && db.Offices.Any(o => o.Id == m.OfficeId && EF.Functions.ILike(o.Name, like))));
    }

    // The login ID, which is unique, comes last. Who has never signed in stands behind everybody who has.
    internal IQueryable<Account> Order(IQueryable<Account> accounts) => Sort switch
    {
        "-login" => accounts.OrderByDescending(a => a.NormalizedUserName),
        "name" => accounts.OrderBy(a => a.DisplayName).ThenBy(a => a.NormalizedUserName),
        "-name" => accounts.OrderByDescending(a => a.DisplayName).ThenByDescending(a => a.NormalizedUserName),
        "role" => accounts.OrderBy(a => a.Role).ThenBy(a => a.NormalizedUserName),
        "-role" => accounts.OrderByDescending(a => a.Role).ThenByDescending(a => a.NormalizedUserName),
        "last" => accounts.OrderBy(a => a.LastSignedInAt).ThenBy(a => a.NormalizedUserName),
        "-last" => accounts.OrderBy(a => a.LastSignedInAt == null).ThenByDescending(a => a.LastSignedInAt)
            .ThenByDescending(a => a.NormalizedUserName),
        _ => accounts.OrderBy(a => a.NormalizedUserName),
    };
}

internal static class AccountRows
{
    public static IQueryable<AccountRow> ToRows(this IQueryable<Account> accounts, PortalDbContext db, DateTimeOffset now) =>
        accounts.Select(a => new AccountRow(
            a.Id, a.UserName!, a.DisplayName, a.Department, a.Role,
            db.Organisations().Where(o => o.AccountId == a.Id).Select(o => o.Name).First(),
            a.DisabledAt != null ? AccountState.Disabled
                : a.LockoutEnd > now ? AccountState.Locked
                : a.PasswordHash == null ? AccountState.Invited : AccountState.Active,
            a.LastSignedInAt));
}
