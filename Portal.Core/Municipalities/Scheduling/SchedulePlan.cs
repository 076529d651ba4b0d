namespace Portal.Core.Municipalities;

/// <summary>What the search has found.</summary>
/// <param name="Extra">Nobody is moved by more months than this beyond what is needed anyway.</param>
/// <param name="Cost">As <see cref="SetupNetwork.LeftCost"/> counts.</param>
/// <param name="Least">No schedule with this extra costs less than that.</param>
/// <param name="GroupDays">The day on which each group begins; null for one that is left.</param>
internal sealed record SchedulePlan(int Extra, long Cost, long Least, IReadOnlyList<int?> GroupDays)
{
    public long Left => Cost / SetupNetwork.LeftCost;
}
