using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>処理結果の通知: whether the URL mails of a version were all taken, and whose were not.</summary>
/// <param name="Facts">The session.</param>
/// <param name="Sent">How many were taken.</param>
/// <param name="Failed">The places in the list of those whose mail failed.</param>
/// <param name="Open">How many are still tried.</param>
public sealed record ProcessingResultMail(SessionNoticeFacts Facts, int Sent, IReadOnlyList<int> Failed, int Open) : IMail
{
    public string Subject => Failed.Count == 0 ? "審査会資料の処理結果：すべて送信しました" : "審査会資料の処理結果：送れなかったメールがあります";

    public string Body => $"""
        審査会資料を登録し、審査員へURLのメールを送りました。

        {Facts.Head}
        審査員　　　{Facts.Reviewers}名
        送信済み　　{Sent}名
        不達　　　　{Failed.Count}名{(Failed.Count > 0 ? $"（一覧の{string.Join("、", Failed)}番目の方）" : "")}
        送信中　　　{Open}名

        {(Failed.Count == 0 ? "すべての審査員のメールサーバーが受け取りました。" : "届かなかった方のアドレスを確かめて、直して送ってください。")}

        {Facts.Closing}
        """;
}
