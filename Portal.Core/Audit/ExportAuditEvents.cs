using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Audit;

/// <summary>監査記録をCSVに書き出す: what the list shows, all pages of it, with the numbers that the list has as links.</summary>
public sealed record ExportAuditEvents(AuditFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
        ["番号", "日時", "操作した人", "操作した人の番号", "操作", "対象", "対象の番号", "保険者", "接続元", "内容"];
}

public sealed class ExportAuditEventsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportAuditEvents, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(
        ExportAuditEvents request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "AuditEventsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        return request.Filter.Order(await request.Filter.FindAsync(db, cancellationToken))
            .ToLines(db).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(AuditLine e) =>
    [
        e.Id, e.At, e.Actor, e.ActorId?.ToString(), AuditText.Action(e.Action), AuditText.Kind(e.ObjectKind), e.ObjectId.ToString(),
        e.Insurer, e.ClientAddress, string.Join(" ", AuditText.Details(e.Details).Select(d => $"{d.Key}：{d.Value}")),
    ];
}
