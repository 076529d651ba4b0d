using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>
/// お知らせを解除する, by a mailed link or by the mail program itself: the address goes at once, and every mail that was written to it. Of one that
/// has ended before, the answer is the same.
/// </summary>
public sealed record EndSubscription(string? Token) : IRequest<Result>;

public sealed class EndSubscriptionHandler(PortalDbContext db, SubscriptionLinks links, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<EndSubscription, Result>
{
    public async Task<Result> Handle(EndSubscription request, CancellationToken cancellationToken)
    {
        if (links.Read(request.Token) is not { } id)
        {
            return SubscriptionErrors.LinkUnusable;
        }

        // A batch of mails that is being written is waited for, so that none comes to stand there afterwards.
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await AnnounceVersions.TakeTurnAsync(db, cancellationToken);
        var requests = await db.SubscriptionRequests.Where(r => r.SubscriptionId == id).Select(r => (Guid?)r.Id).ToListAsync(cancellationToken);
        await db.OutgoingMails.Where(m => m.AboutId == id || requests.Contains(m.AboutId)).ExecuteDeleteAsync(cancellationToken);
        if (await db.StatusSubscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            db.Add(AuditEvent.By(client, clock.GetUtcNow(), "SubscriptionEnded", nameof(StatusSubscription), id));
            await db.SaveChangesAsync(cancellationToken);
        }

        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
