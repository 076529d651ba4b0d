using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請に資料を添える, until there is an answer: checked afterwards by the worker, as 必要な書類 are.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="RequestId">The request.</param>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Content">The bytes while they arrive.</param>
public sealed record AddChangePaper(Guid ApplicationId, Guid RequestId, string FileName, Stream Content) : IRequest<Result<Guid>>;

public sealed class AddChangePaperHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddChangePaper, Result<Guid>>
{
    public Task<Result<Guid>> Handle(AddChangePaper request, CancellationToken cancellationToken) => new EvidenceIntake(files).TakeAsync(
        request.FileName, request.Content, (name, stored) => KeepAsync(request, name, stored, cancellationToken), cancellationToken);

    private async Task<Result<Guid>> KeepAsync(AddChangePaper request, string name, StoredBytes stored, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.HoldOwnChangeAsync(user, request.ApplicationId, request.RequestId, now, cancellationToken) is not { } change)
        {
            return ChangeErrors.NotFound;
        }

        if (change.ChangePapers(now) is { Failed: true } refused)
        {
            return Result<Guid>.Fail(refused.Errors);
        }

        var present = await db.PapersOf(change.Id).Where(f => f.Status != EvidenceStatus.Refused).ToListAsync(cancellationToken);
        if (present.Exists(f => f.Sha256 == stored.Sha256))
        {
            return EvidenceErrors.SameFile;
        }

        if (present.Count >= ChangePapers.Most)
        {
            return ChangeErrors.TooManyPapers;
        }

        var file = new EvidenceFile
        {
            ApplicationId = change.ApplicationId,
            ChangeRequestId = change.Id,
            KindKey = ChangePapers.KindKey,
            FileName = name,
            Sha256 = stored.Sha256,
            UploadedAt = now,
            UploadedById = user.AccountId!.Value,
        };
        file.Keep(stored.FileId, stored.SizeBytes);
        db.Add(file);
        db.Add(AuditEvent.By(user, now, "ChangePaperAdded", nameof(EvidenceFile), file.Id, details: new { file.ApplicationId, file.ChangeRequestId, file.SizeBytes }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return file.Id;
    }
}
