namespace Portal.Core.Subsidies;

/// <summary>返還のもと.</summary>
public enum RepaymentGround
{
    /// <summary>消費税の報告.</summary>
    TaxReport,

    /// <summary>決定後の処分: what came in time bears 延滞金, too.</summary>
    LaterDecision,

    /// <summary>決定後の処分 that asks for 延滞金 only when the money comes late.</summary>
    LaterDecisionInTime,
}

/// <summary>返還の状態の言葉.</summary>
public static class RepaymentStateText
{
    public static string Text(this RepaymentState state) => state switch
    {
        RepaymentState.Open => "返還待ち",
        RepaymentState.Returned => "返還済み",
        _ => "取り消し",
    };

    public static RepaymentGround Ground(this Repayment repayment) =>
        repayment.ReportId is not null ? RepaymentGround.TaxReport
        : repayment.BearsChargeAlways ? RepaymentGround.LaterDecision
        : RepaymentGround.LaterDecisionInTime;

    /// <summary>Why something is given back, before 「返していただく額」.</summary>
    public static string Because(this RepaymentGround ground) =>
        ground == RepaymentGround.TaxReport ? "消費税の報告により" : "交付決定の取消や変更により";

    /// <summary>Where on the application's page it is told.</summary>
    public static string Place(this RepaymentGround ground) => ground == RepaymentGround.TaxReport ? "「消費税の報告」" : "「返還」";
}
