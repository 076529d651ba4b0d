using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class LaterDecisionErrors
{
    public static readonly Error NotGranted = new("この申請には、取り消したり変えたりできる交付決定がありません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error ChangedMeanwhile = new("交付決定額が、案を出した後に変わりました。案を差し戻して、いまの額で出し直してもらってください。");

    public static readonly Error NoRaiseAfterPayment = new("助成金を振り込んだ後は、交付決定額を上げられません。");

    /// <summary>It stands in a 支払の回 that is not over.</summary>
    /// <param name="batchNumber">第n回.</param>
    /// <param name="isSent">The file for the bank has been released.</param>
    public static Error OnItsWay(int batchNumber, bool isSent) => new(isSent
        ? $"第{batchNumber}回の支払で振込を依頼したところです。振込の結果を記録してから、もう一度お試しください。"
        : $"第{batchNumber}回の支払に入っています。先に支払の回から外してから、もう一度お試しください。");

    public static Error Unprintable(string characters) =>
        new($"通知書に印刷できない文字があります（{characters}）。理由の文字なら、案を差し戻して直してください。あて名の文字なら、サーバーの管理者に字体を加えてもらってください。");
}
