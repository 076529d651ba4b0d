using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>処理結果の通知, once more: a mail failed for good after the first one had gone out.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Failed">The places in the list of those who were not told of yet.</param>
public sealed record LateFailureMail(SessionNoticeFacts Facts, IReadOnlyList<int> Failed) : IMail
{
    public string Subject => "審査会資料の処理結果：送れなかったメールがあります";

    public string Body => $"""
        先に処理結果をお知らせしたあとで、審査員へのメールが不達になりました。

        {Facts.Head}
        不達　　　　{Failed.Count}名{SessionNoticeFacts.Places(Failed)}

        届かなかった方のアドレスを確かめて、直して送ってください。

        {Facts.Closing}
        """;
}
