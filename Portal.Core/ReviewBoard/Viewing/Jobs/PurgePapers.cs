using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>保存期間の過ぎた資料を削除する; what was there, and that it is gone, stays written down.</summary>
public sealed record PurgePapers : IRequest<bool>;

public sealed class PurgePapersHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<PurgePapers, bool>
{
    public async Task<bool> Handle(PurgePapers request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var id = await (
            from s in db.ReviewSessions
            where s.PurgedAt == null && s.ExpiresOn < today
                && (s.Status == ReviewSessionStatus.Registered || s.Status == ReviewSessionStatus.Closed)
            let days = db.ReviewBoardSettings.Where(x => x.InsurerId == s.InsurerId).Select(x => (int?)x.RetentionDays).FirstOrDefault()
                ?? ReviewBoardSettings.UsualRetentionDays
            where s.PlannedOn!.Value.AddDays(days) <= today
            orderby s.PlannedOn
            select s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);
        if (session is null || session.PurgedAt is not null || session.Status == ReviewSessionStatus.Deleted)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        session.Purged(now);
        var visits = await db.HoldVisitsAsync(session.Id, cancellationToken);
        visits.ForEach(v => v.End(now));
        db.DiscardStamps(visits, now);
        var removed = await db.RemovePapersAsync(session.Id, now, cancellationToken);
        db.Add(AuditEvent.ByWorker(
            now, "ReviewPapersPurged", nameof(ReviewSession), session.Id, session.InsurerId,
            new { removed.Documents, removed.Pages, session.Version }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
