using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>What a reviewer did with the papers (閲覧の記録).</summary>
public enum ViewingAct
{
    /// <summary>開封: the reading page was sent.</summary>
    Opened,

    /// <summary>表示: the first bytes of the papers were sent to the screen.</summary>
    Viewed,

    /// <summary>ダウンロード: the first bytes of the locked copy were sent.</summary>
    Downloaded,
}

/// <summary>参照状況を記録する: after the bytes have gone, never before; true when it was something new.</summary>
public sealed record RecordViewing(OpenVisit Visit, ViewingAct Act) : IRequest<bool>;

public sealed class RecordViewingHandler(PortalDbContext db, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<RecordViewing, bool>
{
    private const int Tries = 8;

    public async Task<bool> Handle(RecordViewing request, CancellationToken cancellationToken)
    {
        var noted = AuditOf(request);
        if (await IsNotedAsync(noted, request.Act, cancellationToken))
        {
            return false;
        }

        for (var tried = 1; ; tried++)
        {
            try
            {
                await WriteAsync(request, noted, cancellationToken);
                return true;
            }
            catch (DbUpdateException exception) when (tried < Tries && IsOthersWrite(exception))
            {
                // The mail's worker or another tab wrote the same record at this instant: read it again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private static bool IsOthersWrite(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || exception.Violates(ViewingRecord.OnePerVersion);

    // Dozens of range requests make one viewing of a visit; every download counts.
    private async Task<bool> IsNotedAsync(AuditEvent noted, ViewingAct act, CancellationToken cancellationToken) =>
        act != ViewingAct.Downloaded && await db.AuditEvents.AnyAsync(
            e => e.ObjectId == noted.ObjectId && e.Action == noted.Action && e.Details == noted.Details, cancellationToken);

    private async Task WriteAsync(RecordViewing request, AuditEvent noted, CancellationToken cancellationToken)
    {
        var (visit, now) = (request.Visit, clock.GetUtcNow());
        var record = await db.ViewingRecords.SingleOrDefaultAsync(
            r => r.SessionReviewerId == visit.ReviewerId && r.Version == visit.Version, cancellationToken);
        if (record is null)
        {
            db.Add(record = new ViewingRecord { SessionReviewerId = visit.ReviewerId, Version = visit.Version });
        }

        switch (request.Act)
        {
            case ViewingAct.Opened:
                record.Opened(now);
                break;
            case ViewingAct.Viewed:
                record.Viewed(now);
                break;
            default:
                record.Downloaded(now);
                break;
        }

        db.Add(noted);
        await db.SaveChangesAsync(cancellationToken);
    }

    private AuditEvent AuditOf(RecordViewing request) => AuditEvent.ByReviewer(
        request.Visit.ReviewerId, client, clock.GetUtcNow(), $"ReviewPapers{request.Act}", nameof(SessionReviewer),
        request.Visit.ReviewerId, request.Visit.InsurerId,
        new { sessionId = request.Visit.SessionId, visitId = request.Visit.Id, version = request.Visit.Version });
}
