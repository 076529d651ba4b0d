using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体の一覧の1ページ分.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListPanels(PanelFilter Filter, int Page) : IRequest<PanelList>;

/// <summary>合議体の一覧の1ページ分. Counted up to <see cref="ListLimits.Counted"/>.</summary>
public sealed record PanelList(IReadOnlyList<PanelRow> Rows, int Count, int Page);

/// <summary>合議体の一覧の1行.</summary>
public sealed record PanelRow(Guid Id, string Name, bool IsActive, IReadOnlyList<PanelSeat> Members)
{
    /// <summary>佐藤（長）、山田、鈴木（無効）; empty when nobody sits in it.</summary>
    public string MemberNames => string.Join('、', Members.Select(m => m.Name + (m.IsHead ? "（長）" : "") + (m.IsActive ? "" : "（無効）")));
}

/// <param name="ReviewerId">Who.</param>
/// <param name="Name">氏名.</param>
/// <param name="Profession">職種.</param>
/// <param name="IsHead">合議体の長.</param>
/// <param name="IsActive">False once the reviewer was made inactive: not offered for new sessions.</param>
public sealed record PanelSeat(Guid ReviewerId, string Name, string Profession, bool IsHead, bool IsActive);

public sealed class ListPanelsHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListPanels, PanelList>
{
    public async Task<PanelList> Handle(ListPanels request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db.Panels.Where(p => p.InsurerId == user.InsurerId));
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await request.Filter.Order(found)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .ToRows().ToListAsync(cancellationToken);
        return new PanelList(rows, count, page);
    }
}
