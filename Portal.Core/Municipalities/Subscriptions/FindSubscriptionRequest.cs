using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>お知らせの申込み of a mailed link; null when it opens nothing. Changes nothing: mail scanners open links, too.</summary>
public sealed record FindSubscriptionRequest(string? Token) : IRequest<SubscriptionRequestView?>;

/// <param name="Places">What was asked for, in words.</param>
/// <param name="IsConfirmed">It was said yes to already.</param>
public sealed record SubscriptionRequestView(IReadOnlyList<string> Places, bool IsConfirmed);

public sealed class FindSubscriptionRequestHandler(PortalDbContext db, PublicStatus status, TimeProvider clock)
    : IRequestHandler<FindSubscriptionRequest, SubscriptionRequestView?>
{
    public async Task<SubscriptionRequestView?> Handle(FindSubscriptionRequest request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        return await db.SubscriptionRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.TokenHash == hash && r.ExpiresAt > now, cancellationToken) is not { } asked ? null
            : new SubscriptionRequestView(
                SubscriptionPlaces.NamesOf(asked.Places, await status.CurrentAsync(db, cancellationToken)), asked.SubscriptionId is not null);
    }
}
