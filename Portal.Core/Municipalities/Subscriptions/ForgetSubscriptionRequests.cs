using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>確認されないお知らせの申込みの消去: after seven days the row goes with its address, and the mail that was written to it.</summary>
public sealed record ForgetSubscriptionRequests : IRequest<bool>;

public sealed class ForgetSubscriptionRequestsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetSubscriptionRequests, bool>
{
    private const int AtOnce = 500;

    public async Task<bool> Handle(ForgetSubscriptionRequests request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = await db.SubscriptionRequests.Where(r => r.ExpiresAt <= now).OrderBy(r => r.ExpiresAt).ThenBy(r => r.Id)
            .Select(r => r.Id).Take(AtOnce).ToListAsync(cancellationToken);
        if (over.Count == 0)
        {
            return false;
        }

        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.OutgoingMails.Where(m => m.AboutId != null && over.Contains(m.AboutId.Value)).ExecuteDeleteAsync(cancellationToken);
        await db.SubscriptionRequests.Where(r => over.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return over.Count == AtOnce;
    }
}
