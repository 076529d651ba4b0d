using System.Globalization;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>保険者の日程をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportInsurerSchedules(ScheduleFilter Filter) : IRequest<IReadOnlyList<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
    [
        "保険者番号", "名称", "都道府県", "システムベンダ", "希望の月", "希望とのずれ（月）", "状態", "初期セットアップ開始日", "初期セットアップ完了日", "利用開始日",
        "回答期限", "回答の遅れ", "保険者の理由",
    ];
}

public sealed class ExportInsurerSchedulesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportInsurerSchedules, IReadOnlyList<IReadOnlyList<object?>>>
{
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> Handle(ExportInsurerSchedules request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Add(AuditEvent.By(user, now, "SchedulesExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);

        var rows = request.Filter.Apply(await BoardRows.ReadAsync(db, cancellationToken), now.DayInJapan());
        return [.. rows.Select(r => Cells(InsurerScheduleRow.Of(r, now.DayInJapan())))];
    }

    private static IReadOnlyList<object?> Cells(InsurerScheduleRow r) =>
    [
        r.InsurerNumber, r.Name, r.Prefecture, r.Vendor, r.WishedMonth?.ToString(), r.Setup is null ? null : r.ShiftMonths, r.Status?.Text() ?? "日程なし",
        Day(r.Setup?.StartsOn), Day(r.Setup?.CompletesOn), Day(r.StartsOn), Day(r.ReplyBy), r.IsOverdue ? "遅れ" : null, r.InsurerReason,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
