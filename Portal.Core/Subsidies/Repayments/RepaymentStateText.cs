namespace Portal.Core.Subsidies;

/// <summary>返還の状態の言葉.</summary>
public static class RepaymentStateText
{
    public static string Text(this RepaymentState state) => state switch
    {
        RepaymentState.Open => "返還待ち",
        RepaymentState.Returned => "返還済み",
        _ => "取り消し",
    };
}
