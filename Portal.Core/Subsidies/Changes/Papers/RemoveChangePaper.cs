using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>添えた資料を取り除く, until there is an answer. What is gone already is no refusal.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="RequestId">The request.</param>
/// <param name="FileId">The paper.</param>
public sealed record RemoveChangePaper(Guid ApplicationId, Guid RequestId, Guid FileId) : IRequest<Result>;

public sealed class RemoveChangePaperHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveChangePaper, Result>
{
    public async Task<Result> Handle(RemoveChangePaper request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.HoldOwnChangeAsync(user, request.ApplicationId, request.RequestId, now, cancellationToken) is not { } change)
        {
            return ChangeErrors.NotFound;
        }

        var file = (await db.EvidenceFiles.FromSql($"""
            SELECT *, xmin FROM evidence_files WHERE id = {request.FileId} AND change_request_id = {change.Id} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (file is null)
        {
            return Result.Done;
        }

        if (change.ChangePapers(now) is { Failed: true } refused)
        {
            return refused;
        }

        db.Discard(file.FileId, now);
        db.Remove(file);
        db.Add(AuditEvent.By(user, now, "ChangePaperRemoved", nameof(EvidenceFile), file.Id, details: new { file.ApplicationId, file.ChangeRequestId }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
