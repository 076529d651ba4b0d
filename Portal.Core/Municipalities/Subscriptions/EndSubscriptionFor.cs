using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>登録者の依頼でお知らせを解除する, by the secretariat: for who has no mail with a link that works.</summary>
/// <param name="Id">The subscription.</param>
public sealed record EndSubscriptionFor(Guid Id) : IRequest<Result>;

public sealed class EndSubscriptionForHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndSubscriptionFor, Result>
{
    public async Task<Result> Handle(EndSubscriptionFor request, CancellationToken cancellationToken)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await AnnounceVersions.TakeTurnAsync(db, cancellationToken);
        if (!await EndedSubscription.EraseAsync(db, request.Id, cancellationToken))
        {
            return SubscriptionErrors.EndedBefore;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "SubscriptionEndedFor", nameof(StatusSubscription), request.Id));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
