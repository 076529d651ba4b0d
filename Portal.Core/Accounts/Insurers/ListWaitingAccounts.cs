using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>まだログインしていない方の一覧, who has waited longest first.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListWaitingAccounts(WaitingFilter Filter, int Page) : IRequest<WaitingList>;

/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>.</param>
/// <param name="Remindable">How many of all that are found would get a reminder now.</param>
public sealed record WaitingList(IReadOnlyList<WaitingRow> Rows, int Count, int Page, DateOnly Today, int Remindable)
{
    /// <summary>経過日数.</summary>
    public int AgeOf(WaitingRow row) => Today.DayNumber - row.InvitedAt.DayInJapan().DayNumber;
}

public sealed class ListWaitingAccountsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListWaitingAccounts, WaitingList>
{
    public async Task<WaitingList> Handle(ListWaitingAccounts request, CancellationToken cancellationToken)
    {
        var found = db.WaitingRows(request.Filter, clock.GetUtcNow());
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        var remindable = Math.Min(await db.Remindable(request.Filter, clock.GetUtcNow()).CountAsync(cancellationToken), AccountRun.MaxRows);
        return new WaitingList(rows, count, page, clock.TodayInJapan(), remindable);
    }
}
