using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Content;

/// <summary>全体へのお知らせの履歴: newest first, those of now and of later among them.</summary>
/// <param name="Page">From 1.</param>
public sealed record ListBanners(int Page) : IRequest<BannerList>;

public sealed record BannerList(IReadOnlyList<BannerRow> Rows, int Count, int Page);

/// <param name="EndedAt">When somebody ended it; null when nobody did.</param>
public sealed record BannerRow(
    Guid Id, BannerKind Kind, string Text, DateTimeOffset ShownFrom, DateTimeOffset? ShownUntil,
    DateTimeOffset SetAt, string? SetBy, DateTimeOffset? EndedAt, string? EndedBy)
{
    public BannerState StateAt(DateTimeOffset now) =>
        EndedAt is not null || ShownUntil <= now ? BannerState.Over : ShownFrom <= now ? BannerState.Shown : BannerState.Planned;
}

public enum BannerState
{
    /// <summary>予定.</summary>
    Planned,

    /// <summary>表示中.</summary>
    Shown,

    /// <summary>終了.</summary>
    Over,
}

public sealed class ListBannersHandler(PortalDbContext db) : IRequestHandler<ListBanners, BannerList>
{
    public async Task<BannerList> Handle(ListBanners request, CancellationToken cancellationToken)
    {
        var count = await db.Banners.Take(ListLimits.Counted + 1).CountAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await db.Banners.AsNoTracking().OrderByDescending(b => b.SetAt).ThenByDescending(b => b.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(b => new BannerRow(
                b.Id, b.Kind, b.Text, b.ShownFrom, b.ShownUntil, b.SetAt,
                db.Users.Where(a => a.Id == b.SetById).Select(a => a.DisplayName).FirstOrDefault(),
                b.EndedAt,
                db.Users.Where(a => a.Id == b.EndedById).Select(a => a.DisplayName).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new BannerList(rows, count, page);
    }
}
