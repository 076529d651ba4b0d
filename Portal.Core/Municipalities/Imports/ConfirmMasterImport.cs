using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>確認した内容を一覧に取り込む: everything or nothing, and once however often it is sent.</summary>
/// <param name="ImportId">The upload.</param>
/// <param name="Kind">Which list it was uploaded for.</param>
/// <param name="Fingerprint">Of the preview that the person saw.</param>
public sealed record ConfirmMasterImport(Guid ImportId, MasterListKind Kind, string? Fingerprint) : IRequest<Result<MasterImportCounts>>;

public sealed class ConfirmMasterImportHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ConfirmMasterImport, Result<MasterImportCounts>>
{
    public async Task<Result<MasterImportCounts>> Handle(ConfirmMasterImport request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The same button pressed twice: the second press waits here and finds the work done.
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM master_imports WHERE id = {request.ImportId} FOR UPDATE", cancellationToken);
        var import = await db.MasterImports.SingleOrDefaultAsync(
            i => i.Id == request.ImportId && i.Kind == request.Kind && i.AccountId == user.AccountId, cancellationToken);
        if (import?.ImportedAt is not null)
        {
            return new MasterImportCounts(import.Added, import.Changed, import.Gone, import.Unchanged);
        }

        if (import?.Content is not { } file || import.ExpiresAt <= now)
        {
            return MasterImportErrors.Gone;
        }

        var plan = await MasterImportPlan.MakeAsync(db, request.Kind, file, cancellationToken);
        if (plan.FileProblems.Count > 0 || plan.Count(MasterImportOutcome.Refused) > 0)
        {
            return MasterImportErrors.HasProblems;
        }

        if (plan.Fingerprint != request.Fingerprint)
        {
            return MasterImportErrors.ListChanged;
        }

        import.Finish(plan.Counts, now);
        var act = request.Kind switch
        {
            MasterListKind.Municipalities => "MunicipalitiesImported",
            MasterListKind.Insurers => "InsurersImported",
            _ => "OpinionsImported",
        };
        db.Add(AuditEvent.By(user, now, act, nameof(MasterImport), import.Id, details: new
        {
            New = plan.Counts.Added,
            plan.Counts.Changed,
            plan.Counts.Gone,
            plan.Counts.Unchanged,
        }));
        await plan.WriteAsync(new(db, user, now, clock.TodayInJapan(), import.Id, cancellationToken));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await db.SettleReconfirmationsAsync(now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await turn.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
            when (exception is DbUpdateConcurrencyException || exception.Violates(Municipality.OnePerCode) || exception.Violates(Insurer.OnePerNumber)
                || exception.Violates(OpinionStart.OneInForce) || exception.Violates(ResidentDesk.OnePerMunicipality))
        {
            return MasterImportErrors.ListChanged;
        }

        await status.ReadAsync(db, cancellationToken);
        return plan.Counts;
    }
}
