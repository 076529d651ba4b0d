using Portal.Core.Subsidies;

namespace Portal.Pages.Operator.Subsidies.Programmes;

public static class ProgrammeChip
{
    /// <summary>How the state looks beside its word.</summary>
    public static string Chip(this ProgrammeStatus status, bool isInForce = true) => status switch
    {
        ProgrammeStatus.Draft => "plan",
        ProgrammeStatus.Proposed => "wait",
        _ => isInForce ? "done" : "none",
    };
}
