using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Accounts;

/// <summary>登録簿のCSVを預かる: read by the worker, nothing of the register changes yet.</summary>
public sealed record UploadClaimsRegister(Stream? Upload, string? FileName) : IRequest<Result<Guid>>;

public sealed class UploadClaimsRegisterHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadClaimsRegister, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(UploadClaimsRegister request, CancellationToken cancellationToken)
    {
        if (request.Upload is null)
        {
            return ClaimsRegisterErrors.FileMissing;
        }

        if (await db.ClaimsRegisterImports.AnyAsync(i => i.Turn != null, cancellationToken))
        {
            return ClaimsRegisterErrors.AnotherIsOpen;
        }

        StoredBytes stored;
        try
        {
            stored = await files.SaveAsync(request.Upload, ClaimsRegisterImport.MaxBytes, cancellationToken);
        }
        catch (FileTooLargeException)
        {
            return ClaimsRegisterErrors.FileTooLarge;
        }

        var now = clock.GetUtcNow();
        var import = ClaimsRegisterImport.Of(
            stored.FileId, stored.SizeBytes, DisplayName.Clean(request.FileName), user.AccountId!.Value, now);
        db.Add(import);
        db.Add(AuditEvent.By(user, now, "ClaimsRegisterUploaded", nameof(ClaimsRegisterImport), import.Id, details: new { stored.SizeBytes }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.Violates(ClaimsRegisterImport.OneAtATime))
        {
            await files.DeleteAsync(stored.FileId, cancellationToken);
            return ClaimsRegisterErrors.AnotherIsOpen;
        }

        return import.Id;
    }
}
