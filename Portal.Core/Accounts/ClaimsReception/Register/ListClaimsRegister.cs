using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>登録簿の一覧と、これまでの取込.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListClaimsRegister(ClaimsRegisterFilter Filter, int Page) : IRequest<ClaimsRegisterList>;

/// <summary>登録簿の1ページ分. Counted up to <see cref="ListLimits.Counted"/>.</summary>
/// <param name="Imports">The latest imports, newest first.</param>
/// <param name="Newest">The last one that went into the register; null before the first.</param>
public sealed record ClaimsRegisterList(
    IReadOnlyList<ClaimsRegisterPlaceRow> Rows, int Count, int Page, IReadOnlyList<ClaimsRegisterImportRow> Imports, ClaimsRegisterImportRow? Newest);

/// <param name="ChangedAt">When an import last added or changed it.</param>
public sealed record ClaimsRegisterPlaceRow(
    string Number, OfficeKind Kind, OfficeFacts Facts, DateTimeOffset ChangedAt, DateTimeOffset? LeftRegisterAt);

/// <param name="By">Who uploaded it.</param>
public sealed record ClaimsRegisterImportRow(
    Guid Id, string FileName, DateTimeOffset CreatedAt, string By, ClaimsRegisterImportStatus Status, DateTimeOffset? EndedAt, ClaimsRegisterCounts Counts);

public sealed class ListClaimsRegisterHandler(PortalDbContext db) : IRequestHandler<ListClaimsRegister, ClaimsRegisterList>
{
    private const int ImportsShown = 10;

    public async Task<ClaimsRegisterList> Handle(ListClaimsRegister request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db.RegisterPlaces.AsNoTracking());
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await request.Filter.Order(found)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(p => new ClaimsRegisterPlaceRow(p.Number, p.Kind, p.Facts, p.ChangedAt, p.LeftRegisterAt))
            .ToListAsync(cancellationToken);
        var imports = await db.ClaimsRegisterImports.AsNoTracking()
            .OrderByDescending(i => i.CreatedAt).Take(ImportsShown).ToRows(db).ToListAsync(cancellationToken);
        var newest = imports.FirstOrDefault(i => i.Status == ClaimsRegisterImportStatus.Imported)
            ?? await db.ClaimsRegisterImports.AsNoTracking().Where(i => i.Status == ClaimsRegisterImportStatus.Imported)
                .ToRows(db).FirstOrDefaultAsync(cancellationToken);
        return new ClaimsRegisterList(rows, count, page, imports, newest);
    }
}
