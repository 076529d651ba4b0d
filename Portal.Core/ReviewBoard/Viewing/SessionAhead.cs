using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>これからの予定の1行.</summary>
/// <param name="On">Japan's day.</param>
/// <param name="Text">What will happen on it, or until its end, by itself.</param>
public sealed record ExpectedEvent(DateOnly On, string Text);

/// <summary>これからの予定: what the portal will do with a registered session without anybody's help, and when.</summary>
internal static class SessionAhead
{
    /// <param name="status">Of a session that was registered.</param>
    /// <param name="reminds">The insurer lets reviewers be reminded.</param>
    /// <param name="isNotified">The insurer has a confirmed address for 参照状況の通知.</param>
    /// <returns>In the order of their days; empty once the papers are gone.</returns>
    public static IReadOnlyList<ExpectedEvent> Of(ViewingStatus status, bool reminds, bool isNotified)
    {
        if (status is not { PurgedAt: null, PlannedOn: { } day, ExpiresOn: { } last, PurgeOn: { } purge }
            || status.Status is not (ReviewSessionStatus.Registered or ReviewSessionStatus.Closed))
        {
            return [];
        }

        var (today, ahead) = (status.Now.DayInJapan(), new List<ExpectedEvent>());
        if (reminds && status.Reviewers.Any(r => r.OpenedAt is null))
        {
            ahead.Add(new(day.AddDays(-RemindReviewers.DaysBefore), "まだ開いていない審査員へ、もう一度お知らせを送ります"));
        }

        if (isNotified && status.UnreadCount > 0)
        {
            ahead.Add(new(day.AddDays(-NotifyUnread.DaysBefore), "まだ読んでいない方がいれば、参照状況の通知先へお知らせします"));
        }

        ahead.AddRange([
            new(day, "審査会の開催予定日です"), new(last, "この日まで、審査員がURLで資料を読めます"), new(purge, "資料を削除します。参照状況の記録は残ります")]);
        return [.. ahead.Where(e => e.On > today || (e.On == today && e.On >= day)).OrderBy(e => e.On)];
    }
}
