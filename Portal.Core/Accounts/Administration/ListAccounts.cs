using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>職員一覧, and the secretariat's search for accounts: those in the asking person's care.</summary>
/// <param name="Text">Part of login ID, name, department, address or insurer; null for all.</param>
/// <param name="InsurerId">Only one insurer's; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record ListAccounts(string? Text, Guid? InsurerId, int Page) : IRequest<AccountList>;

public sealed record AccountList(IReadOnlyList<AccountRow> Rows, int Count, int Page);

public sealed record AccountRow(
    Guid Id, string LoginId, string DisplayName, string Department, AccountRole Role, string? InsurerName,
    AccountState State, DateTimeOffset? LastSignedInAt);

public enum AccountState
{
    /// <summary>招待中: no password has been set yet.</summary>
    Invited,

    /// <summary>利用中.</summary>
    Active,

    /// <summary>ロック中.</summary>
    Locked,

    /// <summary>停止中.</summary>
    Disabled,
}

public sealed class ListAccountsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListAccounts, AccountList>
{
    public async Task<AccountList> Handle(ListAccounts request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = db.AccountsInCareOf(user);
        if (request.InsurerId is { } insurerId)
        {
            found = found.Where(a => a.InsurerId == insurerId);
        }

        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = JapaneseNfc.Normalise(request.Text.Trim()).Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
            var like = $"%{text}%";
            found = found.Where(a => EF.Functions.ILike(a.UserName!, like) || EF.Functions.ILike(a.DisplayName, like)
                || EF.Functions.ILike(a.Department, like) || EF.Functions.ILike(a.Email!, like)
                || db.Insurers.Any(i => i.Id == a.InsurerId && EF.Functions.ILike(i.Name, like)));
        }

        var count = await found.Take(ListLimits.Counted + 1).CountAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.OrderBy(a => a.NormalizedUserName)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(a => new AccountRow(
                a.Id, a.UserName!, a.DisplayName, a.Department, a.Role,
                db.Insurers.Where(i => i.Id == a.InsurerId).Select(i => i.Name).FirstOrDefault(),
                a.DisabledAt != null ? AccountState.Disabled
                    : a.LockoutEnd > now ? AccountState.Locked
                    : a.PasswordHash == null ? AccountState.Invited : AccountState.Active,
                a.LastSignedInAt))
            .ToListAsync(cancellationToken);
        return new AccountList(rows, count, page);
    }
}
