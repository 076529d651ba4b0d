using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>登録簿の取込の画面に出すもの; null when there is no such import.</summary>
/// <param name="ImportId">The upload.</param>
/// <param name="Show">Which changes are listed; null for the problems, or for what changes where there are none.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record FindClaimsRegisterImport(Guid ImportId, ClaimsRegisterOutcome? Show, int Page) : IRequest<ClaimsRegisterView?>;

/// <param name="Import">The import itself.</param>
/// <param name="Show">Which changes are shown; null for the problems.</param>
/// <param name="Count">Of the list that is shown.</param>
/// <param name="Page">Which page of it.</param>
/// <param name="Problems">Filled when problems are shown.</param>
/// <param name="Changes">Filled when changes are shown.</param>
public sealed record ClaimsRegisterView(
    ClaimsRegisterImport Import, ClaimsRegisterOutcome? Show, int Count, int Page,
    IReadOnlyList<ClaimsRegisterProblem> Problems, IReadOnlyList<ClaimsRegisterChangeRow> Changes);

/// <param name="Differences">名称：A → B; empty for what is new or gone.</param>
public sealed record ClaimsRegisterChangeRow(string Number, OfficeKind Kind, string Name, IReadOnlyList<string> Differences);

public sealed class FindClaimsRegisterImportHandler(PortalDbContext db) : IRequestHandler<FindClaimsRegisterImport, ClaimsRegisterView?>
{
    public async Task<ClaimsRegisterView?> Handle(FindClaimsRegisterImport request, CancellationToken cancellationToken)
    {
        var import = await db.ClaimsRegisterImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        return import is null ? null
            : (request.Show ?? FirstToSee(import)) is { } outcome ? await ChangesAsync(import, outcome, request.Page, cancellationToken)
            : await ProblemsAsync(import, request.Page, cancellationToken);
    }

    private static ClaimsRegisterOutcome? FirstToSee(ClaimsRegisterImport import) => import switch
    {
        { Status: not ClaimsRegisterImportStatus.Checked } or { Counts.ProblemRows: > 0 } => null,
        { Counts: { NewPlaces: 0, ChangedPlaces: > 0 } } => ClaimsRegisterOutcome.Changed,
        { Counts: { NewPlaces: 0, VanishedPlaces: > 0 } } => ClaimsRegisterOutcome.Vanished,
        _ => ClaimsRegisterOutcome.New,
    };

    private async Task<ClaimsRegisterView> ProblemsAsync(ClaimsRegisterImport import, int asked, CancellationToken cancellationToken)
    {
        var all = db.ClaimsRegisterProblems.AsNoTracking().Where(p => p.ImportId == import.Id).OrderBy(p => p.Row).ThenBy(p => p.Position);
        var count = await all.Take(ClaimsRegisterProblem.Shown).CountAsync(cancellationToken);
        var page = ListLimits.PageWithin(asked, count);
        var problems = await all.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new ClaimsRegisterView(import, null, count, page, problems, []);
    }

    private async Task<ClaimsRegisterView> ChangesAsync(
        ClaimsRegisterImport import, ClaimsRegisterOutcome outcome, int asked, CancellationToken cancellationToken)
    {
        var all = db.ClaimsRegisterChanges.AsNoTracking().Where(c => c.ImportId == import.Id && c.Outcome == outcome);
        var count = await all.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(asked, count);
        var changes = await all.OrderBy(c => c.Number).ThenBy(c => c.PlaceId)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        var ids = changes.Where(c => c.Outcome == ClaimsRegisterOutcome.Changed).Select(c => c.PlaceId).ToList();
        var now = await db.RegisterPlaces.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        return new ClaimsRegisterView(import, outcome, count, page, [], [.. changes.Select(c => new ClaimsRegisterChangeRow(
            c.Number, c.Kind, c.Facts.Name, now.TryGetValue(c.PlaceId, out var place) ? ClaimsRegisterDifferences.Of(place, c) : []))]);
    }
}
