using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Content;

/// <summary>お知らせを読んだことにする, for the asking person alone. What came since the page was opened is not among them, and stays unread.</summary>
/// <param name="Ids">Those that the page showed; a second time changes nothing.</param>
public sealed record MarkNoticesRead(IReadOnlyList<Guid> Ids) : IRequest<Result>;

public sealed class MarkNoticesReadHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MarkNoticesRead, Result>
{
    public async Task<Result> Handle(MarkNoticesRead request, CancellationToken cancellationToken)
    {
        var (asked, now) = (request.Ids.Take(ListLimits.PageSize).ToList(), clock.GetUtcNow());
        var ids = await db.NoticesFor(user, now).Where(b => asked.Contains(b.Id)).Select(b => b.Id).ToArrayAsync(cancellationToken);
        if (ids.Length == 0)
        {
            return BannerErrors.NotFound;
        }

        // It says nothing that anybody else would ever ask for, and so stands in no audit trail (docs/adr/0048).
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO notice_readings (account_id, banner_id, read_at) SELECT {user.AccountId}, id, {now} FROM unnest({ids}) AS id
            ON CONFLICT DO NOTHING
            """, cancellationToken);
        return Result.Done;
    }
}
