using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>新しい版を開く: the reviewer knows that the papers were replaced (差替) and goes on with the new ones.</summary>
public sealed record ShowNewVersion(VisitKey Visit) : IRequest<Result>;

public sealed class ShowNewVersionHandler(PortalDbContext db, OpenVisits visits, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<ShowNewVersion, Result>
{
    public async Task<Result> Handle(ShowNewVersion request, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(request.Visit, cancellationToken) is not { } open)
        {
            return ReviewGateErrors.VisitEnded;
        }

        if (open.IsReplaced)
        {
            var now = clock.GetUtcNow();
            var visit = await db.ReviewVisits.SingleAsync(v => v.Id == open.Id, cancellationToken);
            visit.Show(open.Version);
            db.DiscardStamps([visit], now);
            db.Add(AuditEvent.ByReviewer(
                open.ReviewerId, client, now, "ReviewVersionChanged", nameof(SessionReviewer), open.ReviewerId, open.InsurerId,
                new { sessionId = open.SessionId, visitId = open.Id, version = open.Version }));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
