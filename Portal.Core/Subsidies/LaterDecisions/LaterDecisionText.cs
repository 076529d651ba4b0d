namespace Portal.Core.Subsidies;

/// <summary>決定後の処分の言葉.</summary>
public static class LaterDecisionText
{
    /// <summary>As pages, mails and the trail call it.</summary>
    public static string Text(this LaterDecisionKind kind) => kind switch
    {
        LaterDecisionKind.Revoked => "交付決定の取消",
        LaterDecisionKind.ChangeApproved => "変更の承認",
        LaterDecisionKind.ChangeRefused => "変更の不承認",
        LaterDecisionKind.DiscontinuationApproved => "中止・廃止の承認",
        _ => "中止・廃止の不承認",
    };

    /// <summary>通知書の種類.</summary>
    public static string LetterName(this LaterDecision decision) => decision.Kind switch
    {
        LaterDecisionKind.Revoked =>
            $"交付決定{(decision.GrantedAfterYen > 0 ? "一部" : "")}取消通知書{decision.AlsoAsksBack()}",
        LaterDecisionKind.ChangeApproved => $"変更承認通知書{decision.AlsoAsksBack()}",
        LaterDecisionKind.ChangeRefused => "変更不承認通知書",
        LaterDecisionKind.DiscontinuationApproved => $"中止（廃止）承認通知書{decision.AlsoAsksBack()}",
        _ => "中止（廃止）不承認通知書",
    };

    private static string AlsoAsksBack(this LaterDecision decision) => decision.Demand is null ? "" : "兼返還請求書";

    /// <summary>What the letter says before 記.</summary>
    /// <param name="decision">決定後の処分.</param>
    /// <param name="rule">On what a revocation stands.</param>
    internal static string Opening(this LaterDecision decision, string rule) => decision.Kind switch
    {
        LaterDecisionKind.Revoked => decision.GrantedAfterYen > 0
            ? $"標記の助成金につきましては、下記の理由により、{rule}に基づいて交付決定の一部を取り消しましたので、通知します。"
            : $"標記の助成金につきましては、下記の理由により、{rule}に基づいて交付決定の全部を取り消しましたので、通知します。",
        LaterDecisionKind.ChangeApproved => "標記の助成金につきまして申請のありました変更は、下記のとおり承認しましたので、通知します。",
        LaterDecisionKind.ChangeRefused => "標記の助成金につきまして申請のありました変更は、下記の理由により承認しないこととしましたので、通知します。",
        LaterDecisionKind.DiscontinuationApproved => "標記の助成金につきまして申請のありました中止（廃止）は、下記のとおり承認しましたので、通知します。",
        _ => "標記の助成金につきまして申請のありました中止（廃止）は、下記の理由により承認しないこととしましたので、通知します。",
    };
}
