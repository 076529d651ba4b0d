using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>取り込むCSVを預かる: nothing of the list changes yet.</summary>
public sealed record UploadMasterImport(MasterListKind Kind, Stream? File) : IRequest<Result<Guid>>;

public sealed class UploadMasterImportHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadMasterImport, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(UploadMasterImport request, CancellationToken cancellationToken)
    {
        if (request.File is null)
        {
            return MasterImportErrors.FileMissing;
        }

        var bytes = new byte[MasterImport.MaxBytes + 1];
        var length = await request.File.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MasterImport.MaxBytes)
        {
            return MasterImportErrors.FileTooLarge;
        }

        var (now, accountId) = (clock.GetUtcNow(), user.AccountId!.Value);
        // One upload of a list for each person at a time, and nobody's for longer than an hour.
        await db.MasterImports
            .Where(i => (i.AccountId == accountId && i.Kind == request.Kind && i.ImportedAt == null) || i.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
        var import = new MasterImport
        {
            Kind = request.Kind,
            AccountId = accountId,
            ExpiresAt = now + MasterImport.KeptFor,
            Content = bytes[..length],
        };
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import.Id;
    }
}
