namespace Portal.Core.Subsidies;

/// <summary>返還の決まり, section <c>Repayments</c>.</summary>
public sealed class RepaymentOptions
{
    public const string Section = "Repayments";

    /// <summary>振込先 as the applicant reads it: bank, branch, kind, number and holder; empty: nothing can be asked back.</summary>
    public string Account { get; set; } = "";

    /// <summary>返還の期限: days from the day on which it is asked for.</summary>
    public int Days { get; set; } = 30;

    /// <summary>延滞金の利率, percent a year (交付要綱12条, which follows 民法404条). What was asked for before keeps its own.</summary>
    public decimal LateChargePercent { get; set; } = 3.0m;
}
