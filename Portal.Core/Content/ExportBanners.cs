using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Content;

/// <summary>全体へのお知らせの履歴をCSVに書き出す: what the list shows, all pages of it.</summary>
/// <param name="Sort">As in the list.</param>
public sealed record ExportBanners(string? Sort) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
        ["状態", "種類", "あて先", "お知らせ", "開始", "終了予定", "出した人", "出した日時", "終えた人", "終えた日時"];
}

public sealed class ExportBannersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportBanners, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportBanners request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Add(AuditEvent.By(user, now, "BannersExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        return db.Banners.AsNoTracking().InOrder(request.Sort).ToRows(db).AsAsyncEnumerable().Select(b => Cells(b, now));
    }

    private static IReadOnlyList<object?> Cells(BannerRow b, DateTimeOffset now) =>
    [
        b.StateAt(now).Text(), b.Kind.Text(), b.Audience.Text(), b.Text, b.ShownFrom, b.ShownUntil, b.SetBy, b.SetAt, b.EndedBy, b.EndedAt,
    ];
}
