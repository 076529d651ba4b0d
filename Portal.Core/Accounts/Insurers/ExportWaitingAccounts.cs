using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>まだログインしていない方の一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportWaitingAccounts(WaitingFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
        ["保険者番号", "保険者", "ログインID", "氏名", "メールアドレス", "招待した日", "経過日数", "状態", "URLの期限", "最後に催促した日"];
}

public sealed class ExportWaitingAccountsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportWaitingAccounts, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportWaitingAccounts request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.TodayInJapan());
        db.Add(AuditEvent.By(user, now, "WaitingAccountsExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);
        return db.WaitingRows(request.Filter, now).AsAsyncEnumerable().Select(row => Cells(row, today));
    }

    private static IReadOnlyList<object?> Cells(WaitingRow row, DateOnly today)
    {
        var invited = row.InvitedAt.DayInJapan();
        return
        [
            row.InsurerNumber, row.Insurer, row.LoginId, row.DisplayName, row.Email, Text(invited), today.DayNumber - invited.DayNumber,
            row.State.Text(), Text(row.LinkEndsAt?.DayInJapan()), Text(row.RemindedAt?.DayInJapan()),
        ];
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public static class WaitingStateText
{
    public static string Text(this WaitingState state) => state switch
    {
        WaitingState.LinkOpen => "URLが使えます",
        WaitingState.LinkOver => "URLの期限切れ",
        _ => "パスワードは設定済み",
    };
}
