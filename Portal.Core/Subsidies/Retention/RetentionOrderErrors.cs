using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class RetentionOrderErrors
{
    public static readonly Error NotFound = new("この申請の記録はありません。保存期間が過ぎて削除したかどうかを、「記録の保存期間」の画面で確かめてください。");

    public static readonly Error ReasonMissing = new("残す理由を入力してください。", nameof(OrderRetention.Reason));

    public static readonly Error ReasonTooLong = new(
        $"残す理由は{RetentionOrder.ReasonMaxLength}文字以内で入力してください。", nameof(OrderRetention.Reason));

    public static readonly Error ReasonHidden = new(
        "残す理由に、表示できない文字が含まれています。入力し直してください。", nameof(OrderRetention.Reason));

    public static readonly Error AlreadyOrdered = new("この記録は、もう残すことになっています。画面を開き直して、理由を確かめてください。");

    public static readonly Error LiftedSince = new("この画面で出した残す指定は、そのあと解かれました。まだ残すときは、もう一度「記録を残す」を押してください。");

    public static readonly Error NothingOrdered = new("残す指定は、もう解かれています。画面を開き直して、いまの状態を確かめてください。");
}
