using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>
/// 必要な書類のファイルを取り除く, while nothing was sent; of a returned application what is marked. What is gone already is no refusal.
/// </summary>
public sealed record RemoveEvidence(Guid ApplicationId, Guid FileId) : IRequest<Result>;

public sealed class RemoveEvidenceHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveEvidence, Result>
{
    public async Task<Result> Handle(RemoveEvidence request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await db.HoldOpenApplicationAsync(user, request.ApplicationId, clock.GetUtcNow(), cancellationToken);
        if (open.Failed)
        {
            return Result.Fail(open.Errors);
        }

        var file = (await db.EvidenceFiles.FromSql($"""
            SELECT *, xmin FROM evidence_files WHERE id = {request.FileId} AND application_id = {request.ApplicationId} AND change_request_id IS NULL
                AND taken_out_at IS NULL FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (file is null)
        {
            return Result.Done;
        }

        if (!open.Value.Parts.MayRemove(file))
        {
            return CorrectionErrors.FileLocked;
        }

        var (application, now) = (open.Value.Application, clock.GetUtcNow());
        if (open.Value.Parts.WasSent(file))
        {
            file.TakeOut(now);
        }
        else
        {
            db.Discard(file.FileId, now);
            db.Remove(file);
        }

        application.Save(application.Form, user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, "EvidenceRemoved", nameof(EvidenceFile), file.Id, details: new { file.ApplicationId }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
