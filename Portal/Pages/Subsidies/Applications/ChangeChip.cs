using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

public static class ChangeChip
{
    /// <summary>The kind of the chip.</summary>
    public static string Chip(this ChangeState state) => state switch
    {
        ChangeState.Requested => "plan",
        ChangeState.Proposed => "wait",
        ChangeState.Approved => "done",
        ChangeState.Refused => "bad",
        _ => "none",
    };
}
