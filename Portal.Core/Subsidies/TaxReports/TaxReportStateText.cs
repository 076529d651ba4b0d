namespace Portal.Core.Subsidies;

/// <summary>状態の言葉.</summary>
public static class TaxReportStateText
{
    public static string Text(this TaxReportState state) => state switch
    {
        TaxReportState.Open => "未報告",
        TaxReportState.Reported => "確認待ち",
        TaxReportState.SentBack => "差し戻し",
        TaxReportState.Accepted => "確認済み",
        _ => "報告不要",
    };
}
