using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Telemetry;

namespace Portal.Core.Accounts;

/// <summary>確かめた登録簿を取り込む: all of it in one transaction. A worker that dies leaves nothing behind, and the next one begins at once.</summary>
public sealed record ImportClaimsRegister : IRequest<bool>;

public sealed class ImportClaimsRegisterHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ImportClaimsRegister, bool>
{
    private const int MostAttempts = 4;

    public async Task<bool> Handle(ImportClaimsRegister request, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } id)
        {
            return false;
        }

        using var span = PortalMeters.Activities.StartActivity("ImportClaimsRegister");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HoldAsync(id, cancellationToken) is not { } import)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (import.Attempts > MostAttempts)
        {
            import.End(
                ClaimsRegisterImportStatus.Failed,
                "取込が何度も途中で止まりました。登録簿は変わっていません。稼働状況とログを確かめてから、もう一度ファイルを選んでください。", now);
            db.Add(AuditEvent.ByWorker(now, "ClaimsRegisterFailed", nameof(ClaimsRegisterImport), id, null));
        }
        else
        {
            await ClaimsRegisterComparison.PrepareAsync(db, cancellationToken);
            await new ClaimsRegisterWriting(db, import, now).WriteAsync(cancellationToken);
            import.End(ClaimsRegisterImportStatus.Imported, null, now);
            db.Add(AuditEvent.ByWorker(now, "ClaimsRegisterImported", nameof(ClaimsRegisterImport), id, null, details: new
            {
                import.Counts.NewPlaces,
                import.Counts.ChangedPlaces,
                import.Counts.UnchangedPlaces,
                import.Counts.VanishedPlaces,
                Refused = import.Counts.ProblemRows,
            }));
        }

        await ClaimsRegisterStaging.ClearAsync(db, id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Counts the attempt for itself: what breaks again and again must end.</summary>
    private async Task<Guid?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HoldAsync(null, cancellationToken) is not { } import)
        {
            return null;
        }

        import.TryImport();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return import.Id;
    }

    // Whoever holds the row is at work; the others pass it by.
    private async Task<ClaimsRegisterImport?> HoldAsync(Guid? id, CancellationToken cancellationToken) =>
        (await db.ClaimsRegisterImports.FromSql(
            $"""
            SELECT *, xmin FROM claims_register_imports
            WHERE status = 'Confirmed' AND ({id}::uuid IS NULL OR id = {id}::uuid) ORDER BY confirmed_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
}
