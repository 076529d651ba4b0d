using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>必要な書類を入れる: streamed into quarantine, checked afterwards by the worker.</summary>
/// <param name="ApplicationId">The draft, or a returned application of which the kind is marked.</param>
/// <param name="KindKey">書類の種類.</param>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Content">The bytes while they arrive.</param>
public sealed record UploadEvidence(Guid ApplicationId, string? KindKey, string FileName, Stream Content) : IRequest<Result<Guid>>;

public sealed class UploadEvidenceHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadEvidence, Result<Guid>>
{
    public Task<Result<Guid>> Handle(UploadEvidence request, CancellationToken cancellationToken) => new EvidenceIntake(files).TakeAsync(
        request.FileName, request.Content, (name, stored) => KeepAsync(request, name, stored, cancellationToken), cancellationToken);

    private async Task<Result<Guid>> KeepAsync(UploadEvidence request, string name, StoredBytes stored, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = await db.HoldOpenApplicationAsync(user, request.ApplicationId, clock.GetUtcNow(), cancellationToken);
        if (open.Failed)
        {
            return Result<Guid>.Fail(open.Errors);
        }

        var application = open.Value.Application;
        var rules = await db.RulesOfAsync(application, cancellationToken);
        if (rules.Evidence.FirstOrDefault(k => k.Key == request.KindKey) is not { } kind)
        {
            return EvidenceErrors.KindMissing;
        }

        if (!open.Value.Parts.MayAdd(kind.Key))
        {
            return CorrectionErrors.FileLocked;
        }

        var present = (await db.EvidenceOfAsync(application.Id, cancellationToken)).Where(f => f.Status != EvidenceStatus.Refused).ToList();
        if (present.Any(f => f.Sha256 == stored.Sha256 && f.IsOf(kind)))
        {
            return EvidenceErrors.SameFile;
        }

        if (present.Count(f => f.IsOf(kind)) >= kind.MaxFiles)
        {
            return EvidenceErrors.TooMany(kind);
        }

        var now = clock.GetUtcNow();
        var file = new EvidenceFile
        {
            ApplicationId = application.Id,
            KindKey = kind.Key,
            FileName = name,
            Sha256 = stored.Sha256,
            UploadedAt = now,
            UploadedById = user.AccountId!.Value,
        };
        file.Keep(stored.FileId, stored.SizeBytes);
        application.Save(application.Form, user.AccountId.Value, now);
        db.Add(file);
        db.Add(AuditEvent.By(user, now, "EvidenceUploaded", nameof(EvidenceFile), file.Id, details: new { file.ApplicationId, file.SizeBytes }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return file.Id;
    }
}
