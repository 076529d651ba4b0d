using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What is looked for among the schedules, as it stands in the URL.</summary>
/// <param name="Text">Part of the name, or the beginning of the 保険者番号; blank for all.</param>
/// <param name="Prefecture">Its Latin letters; null for all.</param>
/// <param name="Vendor">The vendor's name, a minus for those whose vendor is not known; null for all.</param>
/// <param name="Month">The month in which the setup begins: 2027-02; null for all.</param>
/// <param name="State">A state in lower case, none, waiting or overdue; null for all.</param>
public sealed record ScheduleFilter(
    string? Text = null, string? Prefecture = null, string? Vendor = null, string? Month = null, string? State = null)
{
    /// <summary>The vendor is not known.</summary>
    public const string NoVendor = "-";

    /// <summary>日程がない.</summary>
    public const string None = "none";

    /// <summary>事務局の対応を待っている.</summary>
    public const string Waiting = "waiting";

    /// <summary>回答が遅れている.</summary>
    public const string Overdue = "overdue";

    internal IEnumerable<BoardRow> Apply(IEnumerable<BoardRow> rows, DateOnly today)
    {
        var (name, number) = (JapaneseNfc.Normalise((Text ?? "").Trim()), WidthFolding.ToHalfWidth(Text ?? "").Trim());
        return rows
            .Where(r => name.Length == 0 || r.Name.Contains(name, StringComparison.Ordinal) || r.InsurerNumber.StartsWith(number, StringComparison.Ordinal))
            .Where(r => string.IsNullOrEmpty(Prefecture) || r.Prefecture?.Romaji == Prefecture)
            .Where(r => string.IsNullOrEmpty(Vendor) || (r.VendorName ?? NoVendor) == Vendor)
            .Where(r => string.IsNullOrEmpty(Month) || r.Month?.ToString() == Month)
            .Where(r => IsIn(State, r.Schedule, today));
    }

    private static bool IsIn(string? state, InsurerSchedule? schedule, DateOnly today) => state switch
    {
        null or "" => true,
        None => schedule is null,
        Overdue => schedule?.IsOverdueOn(today) == true,
        Waiting => schedule?.Status is InsurerScheduleStatus.Disputed or InsurerScheduleStatus.OtherStartWished or InsurerScheduleStatus.ChangeWished,
        _ => schedule is not null && string.Equals(schedule.Status.ToString(), state, StringComparison.OrdinalIgnoreCase),
    };
}
