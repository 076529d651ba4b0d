using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請に添えた資料, to its own office; null where there is no such request.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="RequestId">The request.</param>
public sealed record FindChangePapers(Guid ApplicationId, Guid RequestId) : IRequest<ChangePapersView?>;

/// <param name="ReceiptNumber">受付番号 of the application.</param>
/// <param name="Kind">種類 of the request.</param>
/// <param name="IsOpen">It waits for its answer: papers come and go.</param>
/// <param name="Files">In the order in which they came.</param>
public sealed record ChangePapersView(string ReceiptNumber, ChangeKind Kind, bool IsOpen, IReadOnlyList<EvidenceFile> Files)
{
    public bool HasRoom => Files.Count(f => f.Status != EvidenceStatus.Refused) < ChangePapers.Most;

    /// <summary>A file is being checked: the page looks again by itself.</summary>
    public bool IsUnderWay => Files.Any(f => f.IsWaiting);
}

public sealed class FindChangePapersHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindChangePapers, ChangePapersView?>
{
    public async Task<ChangePapersView?> Handle(FindChangePapers request, CancellationToken cancellationToken)
    {
        var found = await (
            from a in db.OwnApplication(user, request.ApplicationId).AsNoTracking()
            join r in db.ChangeRequests on a.Id equals r.ApplicationId
            where r.Id == request.RequestId
            select new { a.ReceiptNumber, r.Kind, r.State }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new ChangePapersView(
            found.ReceiptNumber!, found.Kind, found.State.IsOpen(), await db.PapersOf(request.RequestId).AsNoTracking().ToListAsync(cancellationToken));
    }
}
