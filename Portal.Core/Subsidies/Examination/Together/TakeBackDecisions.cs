using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>まとめた決定を取り消す, within the time to undo and by anybody of the secretariat: the proposals wait again as before.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Ids">The applications; all that wait when <paramref name="All"/>.</param>
/// <param name="All">Every one that waits.</param>
/// <returns>How many were taken back.</returns>
public sealed record TakeBackDecisions(Guid BatchId, IReadOnlyList<Guid> Ids, bool All) : IRequest<Result<int>>;

public sealed class TakeBackDecisionsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<TakeBackDecisions, Result<int>>
{
    public async Task<Result<int>> Handle(TakeBackDecisions request, CancellationToken cancellationToken)
    {
        if (await db.DecisionBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BatchId, cancellationToken) is not { } batch)
        {
            return ScheduledDecisionErrors.BatchUnknown;
        }

        if (!request.All && request.Ids.Count == 0)
        {
            return ScheduledDecisionErrors.NothingToTakeBack;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var wanted = await db.ScheduledDecisions.AsNoTracking()
            .Where(d => d.BatchId == batch.Id && d.EndedAt == null && (request.All || request.Ids.Contains(d.ApplicationId)))
            .Select(d => d.ApplicationId).ToListAsync(cancellationToken);
        var held = (await db.HoldSentApplicationsAsync(wanted, cancellationToken)).ToDictionary(a => a.Id);
        // Asked only now: whoever was waited for may have made some of them decisions.
        var waiting = await db.ScheduledDecisions.Where(d => d.BatchId == batch.Id && d.EndedAt == null && wanted.Contains(d.ApplicationId))
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (waiting.Count == 0 || now >= batch.DueAt)
        {
            return now >= batch.DueAt ? ScheduledDecisionErrors.TooLate : ScheduledDecisionErrors.NothingToTakeBack;
        }

        foreach (var decision in waiting)
        {
            decision.TakeBack(user.AccountId!.Value, now);
            db.Add(AuditEvent.By(user, now, "ScheduledDecisionTakenBack", nameof(SubsidyApplication), decision.ApplicationId, details: new
            {
                held[decision.ApplicationId].ReceiptNumber,
                decision.BatchId,
            }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return waiting.Count;
    }
}
