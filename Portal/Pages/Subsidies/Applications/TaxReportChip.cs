using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

public static class TaxReportChip
{
    /// <summary>The kind of the chip.</summary>
    public static string Chip(this TaxReportState state) => state switch
    {
        TaxReportState.Open or TaxReportState.Lifted => "none",
        TaxReportState.Reported => "wait",
        TaxReportState.SentBack => "bad",
        _ => "done",
    };
}
