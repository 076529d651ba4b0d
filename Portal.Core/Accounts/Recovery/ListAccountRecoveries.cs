using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>アカウントの復旧の一覧, for the secretariat: the open ones first, then the newest.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListAccountRecoveries(int Page) : IRequest<RecoveryList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record RecoveryList(IReadOnlyList<RecoveryRow> Rows, int Count, int Page);

public sealed record RecoveryRow(
    Guid Id, string DisplayName, string LoginId, RecoveryStatus Status, DateTimeOffset RequestedAt, string? RequestedBy, DateTimeOffset? TakesEffectAt,
    DateTimeOffset? EndedAt);

public sealed class ListAccountRecoveriesHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListAccountRecoveries, RecoveryList>
{
    public async Task<RecoveryList> Handle(ListAccountRecoveries request, CancellationToken cancellationToken)
    {
        var all = db.AccountRecoveries.AsNoTracking().Where(_ => user.Role == AccountRole.Operator);
        var count = await all.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await all
            .OrderBy(r => r.EndedAt != null).ThenByDescending(r => r.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Join(db.Users, r => r.AccountId, a => a.Id, (r, a) => new { r, a })
            .OrderBy(x => x.r.EndedAt != null).ThenByDescending(x => x.r.Id)
            .Select(x => new RecoveryRow(
                x.r.Id, x.a.DisplayName, x.a.UserName!, x.r.Status, x.r.RequestedAt,
                db.Users.Where(u => u.Id == x.r.RequestedById).Select(u => u.DisplayName).FirstOrDefault(), x.r.TakesEffectAt, x.r.EndedAt))
            .ToListAsync(cancellationToken);
        return new RecoveryList(rows, count, page);
    }
}
