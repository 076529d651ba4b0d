using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>Another session of the same 年度 with the same number: often a slip, and right where each panel counts for itself.</summary>
public sealed record SameNumber(int Number, string PanelName, DateOnly PlannedOn)
{
    public string Text =>
        $"第{Number}回は、{PlannedOn.ToJapanText()}の審査会{(PanelName.Length > 0 ? $"（{PanelName}）" : "")}でも使っています。違うときは、回数を直してください。";
}

internal static class SameNumberQuery
{
    /// <summary>The earliest first; none while the session has no day.</summary>
    public static IQueryable<SameNumber> SameNumbers(this PortalDbContext db, ReviewSession prepared)
    {
        var (first, last) = prepared.PlannedOn is { } day ? FiscalYear.Of(day) : (DateOnly.MaxValue, DateOnly.MinValue);
        return db.ReviewSessions
            .Where(s => s.InsurerId == prepared.InsurerId && s.Number == prepared.Number && s.Id != prepared.Id
                && s.Status != ReviewSessionStatus.Deleted && s.PlannedOn >= first && s.PlannedOn <= last)
            .OrderBy(s => s.PlannedOn).Select(s => new SameNumber(s.Number, s.PanelName, s.PlannedOn!.Value));
    }
}
