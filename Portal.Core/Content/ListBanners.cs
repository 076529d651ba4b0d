using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Content;

/// <summary>全体へのお知らせの履歴, those of now and of later among them.</summary>
/// <param name="Sort">set or from, with a minus for descending; -set when not given.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListBanners(string? Sort, int Page) : IRequest<BannerList>;

/// <summary>全体へのお知らせの一覧の1ページ分. Counted up to <see cref="ListLimits.Counted"/>.</summary>
public sealed record BannerList(IReadOnlyList<BannerRow> Rows, int Count, int Page);

/// <param name="EndedAt">When somebody ended it; null when nobody did.</param>
public sealed record BannerRow(
    Guid Id, BannerKind Kind, BannerAudience Audience, string Text, DateTimeOffset ShownFrom, DateTimeOffset? ShownUntil,
    DateTimeOffset SetAt, string? SetBy, DateTimeOffset? EndedAt, string? EndedBy)
{
    public BannerState StateAt(DateTimeOffset now) =>
        EndedAt is not null || ShownUntil <= now ? BannerState.Over : ShownFrom <= now ? BannerState.Shown : BannerState.Planned;
}

/// <summary>お知らせの状態 at some instant.</summary>
public enum BannerState
{
    /// <summary>予定.</summary>
    Planned,

    /// <summary>表示中.</summary>
    Shown,

    /// <summary>終了.</summary>
    Over,
}

/// <summary>お知らせの状態 in words.</summary>
public static class BannerStateText
{
    /// <summary>What the state is called on screen.</summary>
    public static string Text(this BannerState state) => state switch
    {
        BannerState.Planned => "予定",
        BannerState.Shown => "表示中",
        _ => "終了",
    };
}

public sealed class ListBannersHandler(PortalDbContext db) : IRequestHandler<ListBanners, BannerList>
{
    public async Task<BannerList> Handle(ListBanners request, CancellationToken cancellationToken)
    {
        var count = await db.Banners.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await db.Banners.AsNoTracking().InOrder(request.Sort)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .ToRows(db).ToListAsync(cancellationToken);
        return new BannerList(rows, count, page);
    }
}

internal static class BannerRows
{
    // The id comes last, always in the same direction: an index then gives the rows already in order.
    public static IQueryable<Banner> InOrder(this IQueryable<Banner> banners, string? sort) => sort switch
    {
        "set" => banners.OrderBy(b => b.SetAt).ThenBy(b => b.Id),
        "from" => banners.OrderBy(b => b.ShownFrom).ThenBy(b => b.Id),
        "-from" => banners.OrderByDescending(b => b.ShownFrom).ThenByDescending(b => b.Id),
        _ => banners.OrderByDescending(b => b.SetAt).ThenByDescending(b => b.Id),
    };

    public static IQueryable<BannerRow> ToRows(this IQueryable<Banner> banners, PortalDbContext db) => banners.Select(b => new BannerRow(
        b.Id, b.Kind, b.Audience, b.Text, b.ShownFrom, b.ShownUntil, b.SetAt,
        db.Users.Where(a => a.Id == b.SetById).Select(a => a.DisplayName).FirstOrDefault(),
        b.EndedAt,
        db.Users.Where(a => a.Id == b.EndedById).Select(a => a.DisplayName).FirstOrDefault()));
}
