using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 保存期間の過ぎた資料を削除する; what was there, and that it is gone, stays written down. A draft that nobody came back to ends
/// with its papers.
/// </summary>
public sealed record PurgePapers : IRequest<bool>
{
    public const string Abandoned = "保存期間が過ぎたため、準備中のまま自動で削除しました。";
}

public sealed class PurgePapersHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<PurgePapers, bool>
{
    public async Task<bool> Handle(PurgePapers request, CancellationToken cancellationToken)
    {
        var due = Due(clock.TodayInJapan());
        var id = await due.OrderBy(s => s.SavedAt).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);

        // A clerk may have come back to a draft between the look and the lock.
        if (session is null || !await due.AnyAsync(s => s.Id == session.Id, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var removed = await RemoveAsync(session, now, cancellationToken);
        session.Purged(now);
        db.Add(AuditEvent.ByWorker(
            now, "ReviewPapersPurged", nameof(ReviewSession), session.Id, session.InsurerId,
            new { removed.Documents, removed.Pages, session.Version }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<RemovedPapers> RemoveAsync(ReviewSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (session.Status == ReviewSessionStatus.Draft)
        {
            session.Delete(now, PurgePapers.Abandoned);
            return await db.RemoveDraftAsync(session, now, cancellationToken);
        }

        var visits = await db.HoldVisitsAsync(session.Id, cancellationToken);
        visits.ForEach(v => v.End(now));
        db.DiscardStamps(visits, now);
        return await db.RemovePapersAsync(session.Id, now, cancellationToken);
    }

    // As PapersRetention counts.
    private IQueryable<ReviewSession> Due(DateOnly today)
    {
        var (end, retention) = (today.EndInJapan(), db.RetentionDays());
        return
            from s in db.ReviewSessions
            where s.PurgedAt == null && s.Status != ReviewSessionStatus.Deleted
            let days = retention.Where(x => x.InsurerId == s.InsurerId).Select(x => x.Days).First()
            where (s.PlannedOn == null || s.PlannedOn.Value.AddDays(days) <= today)
                && (s.Status == ReviewSessionStatus.Draft ? s.SavedAt.AddDays(days) < end : s.ExpiresOn < today)
            select s;
    }
}
