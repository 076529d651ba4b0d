using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>削除した申請の記録をCSVに書き出す: all of them, the oldest first.</summary>
public sealed record ExportPurgedApplications : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
        ["受付番号", "年度", "助成金の種類", "結果", "交付決定額", "通知書の番号", "決着した日", "保存期間（年）", "削除した日時"];
}

public sealed class ExportPurgedApplicationsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportPurgedApplications, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportPurgedApplications request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PurgedApplicationsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        return db.PurgedApplications.AsNoTracking().OrderBy(p => p.PurgedAt).ThenBy(p => p.Id).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(PurgedApplication p) =>
    [
        p.ReceiptNumber, FiscalYear.TextOf(p.FiscalYear), p.Kind.Applicants(), p.Outcome.OutcomeText(), p.AmountYen, p.LetterNumber, p.ConcludedOn, p.Years, p.PurgedAt,
    ];
}
