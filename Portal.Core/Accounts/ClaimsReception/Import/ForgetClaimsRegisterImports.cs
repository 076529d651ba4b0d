using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>確認されない取込を取りやめ、古い問題の一覧を消す; what was imported and when stays on record.</summary>
public sealed record ForgetClaimsRegisterImports : IRequest<bool>;

public sealed class ForgetClaimsRegisterImportsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetClaimsRegisterImports, bool>
{
    private static readonly TimeSpan ProblemsKept = TimeSpan.FromDays(30);

    public async Task<bool> Handle(ForgetClaimsRegisterImports request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (late, old) = (now - ClaimsRegisterImport.KeptFor, now - ProblemsKept);
        foreach (var import in await db.ClaimsRegisterImports
            .Where(i => i.Status == ClaimsRegisterImportStatus.Checked && i.CheckedAt <= late).ToListAsync(cancellationToken))
        {
            import.End(ClaimsRegisterImportStatus.Cancelled, "24時間のあいだ確認されなかったため、取りやめました。登録簿は変わっていません。", now);
            db.Add(AuditEvent.ByWorker(now, "ClaimsRegisterGivenUp", nameof(ClaimsRegisterImport), import.Id, null));
            await ClaimsRegisterStaging.ClearAsync(db, import.Id, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await db.ClaimsRegisterProblems
            .Where(p => db.ClaimsRegisterImports.Any(i => i.Id == p.ImportId && i.EndedAt <= old)).ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
