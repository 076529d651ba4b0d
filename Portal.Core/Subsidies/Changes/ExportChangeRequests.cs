using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請の一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportChangeRequests(ChangeFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
        ["受付番号", "事業所番号・医療機関コード", "名称", "年度", "種類", "申請", "いつから", "申請のときの交付決定額", "申請した額", "決定した額", "状態", "結果・取り下げ"];
}

public sealed class ExportChangeRequestsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportChangeRequests, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportChangeRequests request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ChangeRequestsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        return (await request.Filter.ApplyAsync(db, clock.TodayInJapan(), cancellationToken)).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(ChangeRow r) =>
    [
        r.ReceiptNumber, r.OfficeNumber, r.OfficeName, FiscalYear.TextOf(r.FiscalYear), r.Kind.Text(), r.RequestedAt, r.FromOn, r.GrantedYen, r.AmountYen,
        r.DecidedYen, r.State.Text(), r.EndedAt,
    ];
}
