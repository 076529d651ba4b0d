using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>処理結果の通知: whether the URL mails of a version were all taken, and whose were not.</summary>
/// <param name="Facts">The session; as its reviewers, those to whom this version was to go.</param>
/// <param name="Sent">How many were taken.</param>
/// <param name="Failed">The places in the list of those whose mail failed.</param>
/// <param name="HeldBack">How many wait for a person, since the meeting is over.</param>
/// <param name="Open">How many are still tried.</param>
/// <param name="ReceiptNumber">受付番号; null for what was registered before numbers were given.</param>
public sealed record ProcessingResultMail(
    SessionNoticeFacts Facts, int Sent, IReadOnlyList<int> Failed, int HeldBack, int Open, string? ReceiptNumber) : IMail
{
    public string Subject => this switch
    {
        { IsComplete: true } => "審査会資料の処理結果：すべて送信しました",
        { Failed.Count: > 0 } => "審査会資料の処理結果：送れなかったメールがあります",
        _ => "審査会資料の処理結果：まだ送っていないメールがあります",
    };

    public string Body => $"""
        審査会資料を{(Facts.Version > 1 ? "更新" : "登録")}しました。審査員へのメールの送信結果をお知らせします。

        {(ReceiptNumber is null ? "" : $"受付番号　　{ReceiptNumber}\n")}{Facts.Head}
        審査員　　　{Facts.Reviewers}名
        送信済み　　{Sent}名
        不達　　　　{Failed.Count}名{SessionNoticeFacts.Places(Failed)}
        保留　　　　{HeldBack}名
        送信中　　　{Open}名

        {string.Join('\n', Remarks())}

        {Facts.Closing}
        """;

    private bool IsComplete => Sent == Facts.Reviewers;

    private IEnumerable<string> Remarks()
    {
        if (IsComplete)
        {
            yield return "すべての審査員のメールサーバーが受け取りました。";
        }

        if (Failed.Count > 0)
        {
            yield return "届かなかった方のアドレスを確かめて、直して送ってください。";
        }

        if (HeldBack > 0)
        {
            yield return "保留は、開催日を過ぎたため送らずに止めているメールです。";
            yield return "それでも送るかどうかを、参照状況の画面で選んでください。";
        }
    }
}
