using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>終わっていない取込: at most one, since the next has to wait for it.</summary>
public sealed record ListOpenClaimsRegisterImports : IRequest<IReadOnlyList<ClaimsRegisterImportRow>>;

public sealed class ListOpenClaimsRegisterImportsHandler(PortalDbContext db)
    : IRequestHandler<ListOpenClaimsRegisterImports, IReadOnlyList<ClaimsRegisterImportRow>>
{
    public async Task<IReadOnlyList<ClaimsRegisterImportRow>> Handle(
        ListOpenClaimsRegisterImports request, CancellationToken cancellationToken) =>
        await db.ClaimsRegisterImports.AsNoTracking().Where(i => i.Turn != null).ToRows(db).ToListAsync(cancellationToken);
}

internal static class ClaimsRegisterImportRows
{
    /// <summary>Newest first.</summary>
    public static IQueryable<ClaimsRegisterImportRow> ToRows(this IQueryable<ClaimsRegisterImport> imports, PortalDbContext db) =>
        imports.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Join(
            db.Users, i => i.AccountId, a => a.Id,
            (i, a) => new ClaimsRegisterImportRow(i.Id, i.FileName, i.CreatedAt, a.DisplayName, i.Status, i.EndedAt, i.Counts));
}
