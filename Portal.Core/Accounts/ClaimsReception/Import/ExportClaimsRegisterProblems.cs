using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>取込の問題をすべてCSVに書き出す; null when there is no such import.</summary>
public sealed record ExportClaimsRegisterProblems(Guid ImportId) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>?>
{
    public static readonly IReadOnlyList<string> Headings = ["行", "列", "問題と直し方"];
}

public sealed class ExportClaimsRegisterProblemsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportClaimsRegisterProblems, IAsyncEnumerable<IReadOnlyList<object?>>?>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>?> Handle(ExportClaimsRegisterProblems request, CancellationToken cancellationToken)
    {
        if (!await db.ClaimsRegisterImports.AnyAsync(i => i.Id == request.ImportId, cancellationToken))
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ClaimsRegisterProblemsExported", nameof(ClaimsRegisterImport), request.ImportId));
        await db.SaveChangesAsync(cancellationToken);
        return db.ClaimsRegisterProblems.AsNoTracking().Where(p => p.ImportId == request.ImportId)
            .OrderBy(p => p.Row).ThenBy(p => p.Position).AsAsyncEnumerable()
            .Select(p => (IReadOnlyList<object?>)[p.Row, p.ColumnName, p.Message]);
    }
}
