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
        if (links.ReadToEnd(request.Token) is not { } id)
        {
            return SubscriptionErrors.LinkUnreadable;
        }

        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await AnnounceVersions.TakeTurnAsync(db, cancellationToken);
        if (await EndedSubscription.EraseAsync(db, id, cancellationToken))
        {
            db.Add(AuditEvent.By(client, clock.GetUtcNow(), "SubscriptionEnded", nameof(StatusSubscription), id));
            await db.SaveChangesAsync(cancellationToken);
        }

        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }
}

internal static class EndedSubscription
{
    /// <summary>
    /// The address with all that holds it: what was asked for and not confirmed, too. Within the turn of <see cref="AnnounceVersions"/>, so that a
    /// batch that is being written is waited for and no mail comes to stand there afterwards.
    /// </summary>
    /// <returns>False when it had ended before.</returns>
    public static async Task<bool> EraseAsync(PortalDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var key = await db.StatusSubscriptions.Where(s => s.Id == id).Select(s => s.EmailKey).SingleOrDefaultAsync(cancellationToken);
        var requests = await db.SubscriptionRequests.Where(r => r.SubscriptionId == id || r.EmailKey == key).Select(r => r.Id).ToListAsync(cancellationToken);
        await db.OutgoingMails.Where(m => m.AboutId == id || (m.AboutId != null && requests.Contains(m.AboutId.Value))).ExecuteDeleteAsync(cancellationToken);
        await db.SubscriptionRequests.Where(r => requests.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken);
        return await db.StatusSubscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
