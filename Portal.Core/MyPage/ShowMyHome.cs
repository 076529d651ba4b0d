using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Content;
using Portal.Core.Data;

namespace Portal.Core.MyPage;

/// <summary>マイページ: the office that the person works or acts for now, and what they have not read yet. Null without an office.</summary>
public sealed record ShowMyHome : IRequest<MyHome?>;

/// <param name="Office">事業所・医療機関.</param>
/// <param name="Unread">How many お知らせ are unread and not over.</param>
/// <param name="Notices">The newest of them that no head of a page shows.</param>
/// <param name="HasPrincipals">代理で扱える事業所・医療機関がある.</param>
/// <param name="IsRecovered">アカウントの復旧 of the person's own account waits: they can stop it.</param>
public sealed record MyHome(OfficeView Office, int Unread, IReadOnlyList<OfficeNotice> Notices, bool HasPrincipals, bool IsRecovered);

public sealed class ShowMyHomeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowMyHome, MyHome?>
{
    private const int Newest = 3;

    public async Task<MyHome?> Handle(ShowMyHome request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unread = db.NoticesFor(user, now).Unread(db, user, now);
        var principals = db.ProxiesInForceFor(user.AccountId, now);
        var newest = unread.Where(b => b.Audience != BannerAudience.Everybody)
            .OrderByDescending(b => b.ShownFrom).ThenByDescending(b => b.Id).Take(Newest).ToNotices(db, user);
        // In one question: a page asks five at most.
        var officeId = user.OfficeFor(ProxyScope.All);
        var found = await db.Offices.AsNoTracking().Where(o => o.Id == officeId)
            .Select(o => new
            {
                Office = o,
                Version = EF.Property<uint>(o, RowVersions.Property),
                Unread = unread.Count(),
                Notices = newest.ToList(),
                HasPrincipals = principals.Any(),
                IsRecovered = db.AccountRecoveries.Any(r => r.AccountId == user.AccountId && r.Status == RecoveryStatus.Waiting),
            }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new MyHome(OfficeView.Of(found.Office, found.Version), found.Unread, found.Notices, found.HasPrincipals, found.IsRecovered);
    }
}
