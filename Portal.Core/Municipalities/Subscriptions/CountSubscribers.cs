using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>お知らせメールの登録, in figures.</summary>
public sealed record CountSubscribers : IRequest<SubscriberCounts>;

/// <param name="All">Addresses that said yes.</param>
/// <param name="Paused">Among them, those that refused their mails.</param>
/// <param name="Asked">Requests that nobody has said yes to yet.</param>
public sealed record SubscriberCounts(int All, int Paused, int Asked);

public sealed class CountSubscribersHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<CountSubscribers, SubscriberCounts>
{
    public async Task<SubscriberCounts> Handle(CountSubscribers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new SubscriberCounts(
            await db.StatusSubscriptions.CountAsync(cancellationToken),
            await db.StatusSubscriptions.CountAsync(s => s.PausedAt != null, cancellationToken),
            await db.SubscriptionRequests.CountAsync(r => r.SubscriptionId == null && r.ExpiresAt > now, cancellationToken));
    }
}
