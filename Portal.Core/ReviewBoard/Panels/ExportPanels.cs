using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体の一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportPanels(PanelFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings = ["合議体", "委員", "人数", "状態"];
}

public sealed class ExportPanelsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportPanels, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportPanels request, CancellationToken cancellationToken)
    {
        var insurerId = user.InsurerId!.Value;
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PanelsExported", "Insurer", insurerId));
        await db.SaveChangesAsync(cancellationToken);

        var found = request.Filter.Apply(db.Panels.Where(p => p.InsurerId == insurerId));
        return request.Filter.Order(found).ToRows().AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(PanelRow p) =>
        [p.Name, p.MemberNames, p.Members.Count, p.IsActive ? "有効" : "無効"];
}
