using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体の一覧: those in use first, 50 a page.</summary>
public sealed record ListPanels(int Page) : IRequest<PanelList>;

public sealed record PanelList(IReadOnlyList<PanelRow> Rows, int Count, int Page);

public sealed record PanelRow(Guid Id, string Name, bool IsActive, IReadOnlyList<PanelSeat> Members);

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
        var mine = db.Panels.Where(p => p.InsurerId == user.InsurerId);
        var count = await mine.Take(ListLimits.Counted + 1).CountAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await mine.OrderByDescending(p => p.IsActive).ThenBy(p => p.Name)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(p => new PanelRow(
                p.Id, p.Name, p.IsActive,
                p.Members.OrderBy(m => m.Position).Select(m => new PanelSeat(
                    m.ReviewerId, m.Reviewer!.Name, m.Reviewer.Profession, m.IsHead, m.Reviewer.IsActive)).ToList()))
            .ToListAsync(cancellationToken);
        return new PanelList(rows, count, page);
    }
}
