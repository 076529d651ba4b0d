using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会資料参照状況の通知: everybody has read.</summary>
public sealed record AllReadMail(SessionNoticeFacts Facts) : IMail
{
    public string Subject => "審査会資料を全員が閲覧しました";

    public string Body => $"""
        審査員{Facts.Reviewers}名の全員が、審査会資料を閲覧しました。

        {Facts.Head}

        {Facts.Closing}
        """;
}
