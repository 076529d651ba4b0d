using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 新しい版を開く: the reviewer knows that the papers were replaced (差替) and goes on with the new ones. A visit that is over
/// stays so; the reading page tells it.
/// </summary>
public sealed record ShowNewVersion(VisitKey Visit) : IRequest;

public sealed class ShowNewVersionHandler(PortalDbContext db, OpenVisits visits, ICurrentUser client, TimeProvider clock)
    : AsyncRequestHandler<ShowNewVersion>
{
    protected override async Task Handle(ShowNewVersion request, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(request.Visit, cancellationToken) is not { IsReplaced: true } open)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (visit, now) = (await db.HoldVisitAsync(open.Id, cancellationToken), clock.GetUtcNow());
        if (visit.EndedAt is not null || visit.ShownVersion >= open.Version)
        {
            return;
        }

        visit.Show(open.Version);
        db.DiscardStamps([visit], now);
        db.Add(AuditEvent.ByReviewer(
            open.ReviewerId, client, now, "ReviewVersionChanged", nameof(SessionReviewer), open.ReviewerId, open.InsurerId,
            new { sessionId = open.SessionId, visitId = open.Id, version = open.Version }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
