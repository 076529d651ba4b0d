using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>Another session of the same 年度 with the same number: often a slip, and right where each panel counts for itself.</summary>
public sealed record SameNumber(int Number, string PanelName, DateOnly PlannedOn)
{
    public string Text =>
        $"第{Number}回は、{PlannedOn.ToJapanText()}の審査会{(PanelName.Length > 0 ? $"（{PanelName}）" : "")}でも使っています。違うときは、回数を直してください。";
}

internal static class SameNumbers
{
    /// <summary>Null for none, and while the session has no day.</summary>
    public static async Task<SameNumber?> SameNumberAsync(
        this PortalDbContext db, ReviewSession prepared, CancellationToken cancellationToken)
    {
        if (prepared.PlannedOn is not { } day)
        {
            return null;
        }

        var (first, last) = FiscalYear.Of(day);
        return await db.ReviewSessions
            .Where(s => s.InsurerId == prepared.InsurerId && s.Number == prepared.Number && s.Id != prepared.Id
                && s.Status != ReviewSessionStatus.Deleted && s.PlannedOn >= first && s.PlannedOn <= last)
            .OrderBy(s => s.PlannedOn).Select(s => new SameNumber(s.Number, s.PanelName, s.PlannedOn!.Value))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
