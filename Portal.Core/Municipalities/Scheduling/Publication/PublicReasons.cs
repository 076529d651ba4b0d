using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>公表する理由: one line, since it stands in lists and data.</summary>
internal static class PublicReasons
{
    public static Result Check(string? reason, bool isNeeded) =>
        string.IsNullOrWhiteSpace(reason) ? isNeeded ? InsurerScheduleErrors.ReasonMissing : Result.Done
        : reason.Trim().Length > ServiceStart.ReasonMaxLength || reason.Trim().Any(char.IsControl) ? ScheduleErrors.PublicReasonForm
        : Result.Done;
}
