using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Accounts;

/// <summary>取込を取りやめる: the register stays as it is, and what was read is forgotten.</summary>
public sealed record CancelClaimsRegister(Guid ImportId) : IRequest<Result>;

public sealed class CancelClaimsRegisterHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CancelClaimsRegister, Result>
{
    public async Task<Result> Handle(CancelClaimsRegister request, CancellationToken cancellationToken)
    {
        // While it is read, its row changes every second.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = (await db.ClaimsRegisterImports.FromSql(
            $"SELECT *, xmin FROM claims_register_imports WHERE id = {request.ImportId} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault();
        if (import is { Status: ClaimsRegisterImportStatus.Cancelled })
        {
            return Result.Done;
        }

        if (import is not { Turn: not null } or { Status: ClaimsRegisterImportStatus.Confirmed })
        {
            return ClaimsRegisterErrors.NotWaiting;
        }

        var now = clock.GetUtcNow();
        db.Discard(import.FileId, now);
        import.End(ClaimsRegisterImportStatus.Cancelled, null, now);
        db.Add(AuditEvent.By(user, now, "ClaimsRegisterCancelled", nameof(ClaimsRegisterImport), import.Id));
        await db.SaveChangesAsync(cancellationToken);
        await ClaimsRegisterStaging.ClearAsync(db, import.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
