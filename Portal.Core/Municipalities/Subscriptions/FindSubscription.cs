using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>お知らせの登録 of a mailed link; null once it has ended, or when the link is none of ours. The address is not shown.</summary>
public sealed record FindSubscription(string? Token) : IRequest<SubscriptionView?>;

/// <param name="Places">Codes of what is told.</param>
/// <param name="Names">The same in words.</param>
public sealed record SubscriptionView(IReadOnlyList<string> Places, IReadOnlyList<string> Names);

public sealed class FindSubscriptionHandler(PortalDbContext db, PublicStatus status, SubscriptionLinks links)
    : IRequestHandler<FindSubscription, SubscriptionView?>
{
    public async Task<SubscriptionView?> Handle(FindSubscription request, CancellationToken cancellationToken)
    {
        var id = links.ReadToManage(request.Token);
        var codes = await db.StatusSubscriptions.Where(s => s.Id == id).Select(s => s.Places.Select(p => p.Code).ToList())
            .SingleOrDefaultAsync(cancellationToken);
        return codes is null ? null
            : new SubscriptionView(codes, SubscriptionPlaces.NamesOf(codes, await status.CurrentAsync(db, cancellationToken)));
    }
}
