using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会資料参照状況の通知: two days before the session, somebody has not read yet.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Unread">The places in the list of those who have not.</param>
public sealed record UnreadMail(SessionNoticeFacts Facts, IReadOnlyList<int> Unread) : IMail
{
    public string Subject => "審査会資料をまだ閲覧していない審査員がいます";

    public string Body => $"""
        開催日が近づいていますが、まだ審査会資料を閲覧していない
        審査員がいます。

        {Facts.Head}
        未読の方　　{Facts.Reviewers}名のうち{Unread.Count}名{SessionNoticeFacts.Places(Unread)}

        電話などでご確認いただくか、参照状況の画面から
        もう一度お知らせください。

        {Facts.Closing}
        """;
}
