using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>職員一覧, and the secretariat's search for accounts: those in the asking person's care.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListAccounts(AccountFilter Filter, int Page) : IRequest<AccountList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record AccountList(IReadOnlyList<AccountRow> Rows, int Count, int Page);

/// <summary>アカウントの一覧の1行; <c>LastSignedInAt</c> is null before the first sign-in.</summary>
public sealed record AccountRow(
    Guid Id, string LoginId, string DisplayName, string Department, AccountRole Role, string Organisation,
    AccountState State, DateTimeOffset? LastSignedInAt);

public sealed class ListAccountsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListAccounts, AccountList>
{
    public async Task<AccountList> Handle(ListAccounts request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = request.Filter.Apply(db.AccountsInCareOf(user), db, now);
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await request.Filter.Order(found)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .ToRows(db, now).ToListAsync(cancellationToken);
        return new AccountList(rows, count, page);
    }
}
