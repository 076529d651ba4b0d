using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会の一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportReviewSessions(ReviewSessionFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
        ["回", "開催予定日", "開始時刻", "合議体", "状態", "事例", "審査員", "閲覧済み", "不達", "未送信", "ロック中"];
}

public sealed class ExportReviewSessionsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportReviewSessions, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(
        ExportReviewSessions request, CancellationToken cancellationToken)
    {
        var insurerId = user.InsurerId!.Value;
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ReviewSessionsExported", "Insurer", insurerId));
        await db.SaveChangesAsync(cancellationToken);

        var found = request.Filter.Apply(db.ReviewSessions.Where(s => s.InsurerId == insurerId));
        return request.Filter.Order(found).ToRows(db).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(SessionRow s) =>
    [
        s.Number, s.PlannedOn, s.StartsAt?.ToString("HH:mm", null), s.PanelName, ReviewSessionStatusText.Of(s.Status, s.Version),
        s.Cases, s.Reviewers, s.Read, s.Undeliverable, s.Unsent, s.Locked,
    ];
}
