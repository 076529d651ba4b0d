using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Content;

/// <summary>お知らせ of now and of before for somebody of an office, the newest first.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListOfficeNotices(int Page) : IRequest<OfficeNoticeList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record OfficeNoticeList(IReadOnlyList<OfficeNotice> Rows, int Count, int Page);

public sealed class ListOfficeNoticesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListOfficeNotices, OfficeNoticeList>
{
    public async Task<OfficeNoticeList> Handle(ListOfficeNotices request, CancellationToken cancellationToken)
    {
        var notices = db.NoticesFor(user, clock.GetUtcNow());
        var count = await notices.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await notices.OrderByDescending(b => b.ShownFrom).ThenByDescending(b => b.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .ToNotices(db, user).ToListAsync(cancellationToken);
        return new OfficeNoticeList(rows, count, page);
    }
}
