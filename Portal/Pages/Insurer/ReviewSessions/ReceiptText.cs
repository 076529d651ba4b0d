using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>What the done page and 控え say alike.</summary>
public static class ReceiptText
{
    public static string Of(SessionReceiptKind kind) => kind == SessionReceiptKind.Registration ? "登録" : "更新";

    /// <summary>What happens next, and who writes to whom.</summary>
    public static string Next(SessionReceipt receipt) => receipt.Kind switch
    {
        SessionReceiptKind.Registration => $"審査員{receipt.Reviewers}名へ、URLのメールをすぐに送ります。",
        SessionReceiptKind.NewVersion => "前の版の資料は見られなくなりました。前に送ったURLからは、新しい版が開きます。これまでにどれかの版を開いた方には差し替えのお知らせを、ほかの方にはURLのメールを、すぐに送ります。",
        _ => "資料と版はそのままです。審査員にお知らせすることがあれば、メールをすぐに送ります。",
    };

    /// <summary>Where the outcome is seen, and who is told of it: 処理結果 is told once a version.</summary>
    public static string Result(SessionReceipt receipt) =>
        $"届いたかどうかは、参照状況の画面に出ます。{(receipt.Kind == SessionReceiptKind.Amendment ? "" : "設定に処理結果の通知先があれば、送り終えたときにポータルからメールでもお知らせします。")}";
}
