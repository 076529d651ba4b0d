using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告の一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportTaxReports(TaxReportFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
        ["受付番号", "事業所番号・医療機関コード", "名称", "年度", "交付決定額", "報告の期限", "状態", "申告のしかた", "控除した税額", "報告", "返還"];
}

public sealed class ExportTaxReportsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportTaxReports, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportTaxReports request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "TaxReportsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        return (await request.Filter.ApplyAsync(db, clock.TodayInJapan(), cancellationToken)).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(TaxReportRow r) =>
    [
        r.ReceiptNumber, r.OfficeNumber, r.OfficeName, FiscalYear.TextOf(r.FiscalYear), r.GrantedYen, r.DueOn, r.State.Text(), r.Basis?.Text(), r.AmountYen,
        r.ReportedAt, r.Repayment?.Text(),
    ];
}
