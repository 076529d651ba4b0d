using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>既読にする: a page of the case has been on the screen.</summary>
public sealed record MarkCaseRead(VisitKey Visit, int Version, Guid CaseId) : IRequest<Result>;

public sealed class MarkCaseReadHandler(PortalDbContext db, OpenVisits visits, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<MarkCaseRead, Result>
{
    public async Task<Result> Handle(MarkCaseRead request, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(request.Visit, cancellationToken) is not { } visit)
        {
            return ReviewGateErrors.VisitEnded;
        }

        if (visit.IsReplaced || visit.Version != request.Version)
        {
            return ReviewGateErrors.Replaced;
        }

        var contents = await db.ReviewPackets.Where(p => p.Id == visit.PacketId).Select(p => p.Contents)
            .SingleAsync(cancellationToken);
        if (contents.Cases.All(c => c.CaseId != request.CaseId))
        {
            return ReviewGateErrors.PapersMissing;
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two tabs may show the same page at the same instant.
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO read_cases (session_reviewer_id, version, case_id, read_at)
            VALUES ({visit.ReviewerId}, {visit.Version}, {request.CaseId}, {now}) ON CONFLICT DO NOTHING
            """, cancellationToken);
        if (added > 0)
        {
            db.Add(AuditEvent.ByReviewer(
                visit.ReviewerId, client, now, "ReviewCaseRead", nameof(SessionReviewer), visit.ReviewerId, visit.InsurerId,
                new { sessionId = visit.SessionId, visitId = visit.Id, version = visit.Version, caseId = request.CaseId }));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
