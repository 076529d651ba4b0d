using Portal.Core.ReviewBoard;
using Portal.Core.Time;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>What the 参照状況 page says, on screen and on paper.</summary>
public static class StatusText
{
    /// <summary>What was just done; null for an address typed by hand.</summary>
    public static string? Of(string? done) => done switch
    {
        "stopped" => "閲覧を止めました。",
        "locked" => "ロックしました。解除するまで、この方のURLでは資料を開けません。",
        "unlocked" => "ロックを解除しました。同じURLでもう一度入力していただけます。",
        "sent" => "メールを送っています。",
        "renewed" => "URLを作り直し、新しいURLを送っています。前のURLは使えなくなりました。",
        "corrected" => "メールアドレスを直し、新しいURLを送っています。前のURLは使えなくなりました。",
        "reminded" => "まだ読んでいない方へ、お知らせを送っています。",
        _ => null,
    };

    /// <summary>（20日 09:22） of a password mail that waits or went; empty otherwise.</summary>
    public static string Of(PasswordMail mail) => (mail.State, mail.At) switch
    {
        (PasswordMailState.Waiting, { } at) => $"（{at.ToDayTimeText()}に送ります）",
        (PasswordMailState.Sent, { } at) => $"（{at.ToDayTimeText()}）",
        _ => "",
    };

    /// <summary>次は20日 09:13に送ります。 of a mail that is being tried again.</summary>
    public static string NextAttempt(DateTimeOffset? at, DateTimeOffset now) =>
        at > now ? $"次は{at.Value.ToDayTimeText()}に送ります。" : "まもなく、もう一度送ります。";

    /// <summary>第1版：20日 09:22に開封・表示・ダウンロード2回.</summary>
    public static string Of(EarlierReading reading) =>
        $"第{reading.Version}版：{reading.OpenedAt.ToMonthDayTimeText()}に開封{(reading.ViewedAt is null ? "" : "・表示")}{(reading.DownloadCount > 0 ? $"・ダウンロード{reading.DownloadCount}回" : "")}";

    public static string ChipOf(ReviewerState state) => state switch
    {
        ReviewerState.Read => "done",
        ReviewerState.Locked or ReviewerState.Undeliverable => "bad",
        ReviewerState.Unread => "none",
        _ => "wait",
    };

    /// <summary>When the papers go, before and after it has happened.</summary>
    public static string Retention(ViewingStatus status) => status switch
    {
        { PurgedAt: { } at } => $"資料は、{at.DayInJapan().ToJapanText()}に削除しました。この記録は残ります。",
        { PurgeOn: { } day, PlannedOn: { } held } when day == held.AddDays(status.RetentionDays) =>
            $"資料は、開催日の{status.RetentionDays}日後（{WithoutWeekday(day)}）に削除します。この記録は残ります。",
        { PurgeOn: { } day } => $"資料は、閲覧期限の翌日（{WithoutWeekday(day)}）に削除します。この記録は残ります。",
        _ => "",
    };

    private static string WithoutWeekday(DateOnly day) => day.ToJapanText().Split('（')[0];
}
