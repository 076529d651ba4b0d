using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度の一覧, for the secretariat: of each year and kind what is in force and what is being prepared, the newest year first.</summary>
public sealed record ListProgrammes : IRequest<IReadOnlyList<ProgrammeRow>>;

/// <param name="FiscalYear">年度.</param>
/// <param name="Kind">種類.</param>
/// <param name="Revision">版.</param>
/// <param name="Name">名称.</param>
/// <param name="Status">状態.</param>
/// <param name="Windows">受付期間.</param>
/// <param name="EditedAt">Last changed.</param>
public sealed record ProgrammeRow(
    Guid Id, int FiscalYear, SubsidyKind Kind, int Revision, string Name, ProgrammeStatus Status,
    IReadOnlyList<ReceptionWindow> Windows, DateTimeOffset EditedAt);

/// <summary>助成金の制度の状態 in words.</summary>
public static class ProgrammeStatusText
{
    /// <summary>What the state is called on screen; an approved one is in force or was.</summary>
    public static string Text(this ProgrammeStatus status, bool isInForce = true) => status switch
    {
        ProgrammeStatus.Draft => "作成中",
        ProgrammeStatus.Proposed => "承認待ち",
        _ => isInForce ? "有効" : "前の版",
    };
}

public sealed class ListProgrammesHandler(PortalDbContext db) : IRequestHandler<ListProgrammes, IReadOnlyList<ProgrammeRow>>
{
    // A year has two kinds with one draft each at most: the whole list is short for decades.
    public async Task<IReadOnlyList<ProgrammeRow>> Handle(ListProgrammes request, CancellationToken cancellationToken)
    {
        var inForce = db.SubsidyProgrammes.AsNoTracking().InForce(db);
        var rows = await db.SubsidyProgrammes.AsNoTracking()
            .Where(p => p.Status != ProgrammeStatus.Approved || inForce.Any(f => f.Id == p.Id))
            .OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Kind).ThenBy(p => p.Revision).ToListAsync(cancellationToken);
        return [.. rows.Select(p => new ProgrammeRow(p.Id, p.FiscalYear, p.Kind, p.Revision, p.Name, p.Status, p.Rules.Windows, p.EditedAt))];
    }
}
