using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Content;

/// <summary>全体へのお知らせを終える, or call off one that has not begun.</summary>
public sealed record EndBanner(Guid Id) : IRequest<Result>;

public sealed class EndBannerHandler(PortalDbContext db, ShownBanners shown, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<EndBanner, Result>
{
    public async Task<Result> Handle(EndBanner request, CancellationToken cancellationToken)
    {
        if (await db.Banners.SingleOrDefaultAsync(b => b.Id == request.Id, cancellationToken) is not { } banner)
        {
            return BannerErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        if (banner.End(user.AccountId!.Value, now) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(user, now, "BannerEnded", nameof(Banner), banner.Id));
        await db.SaveChangesAsync(cancellationToken);
        await shown.ReadAsync(db, now, cancellationToken);

        return Result.Done;
    }
}
