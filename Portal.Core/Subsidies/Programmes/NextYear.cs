namespace Portal.Core.Subsidies;

/// <summary>The rules of a year as the first draft of the next: days move on by a year, everything else stays.</summary>
internal static class NextYear
{
    public static ProgrammeRules AYearLater(this ProgrammeRules rules) => rules with
    {
        Windows = [.. rules.Windows.Select(w => w with { OpensOn = Later(w.OpensOn), ClosesOn = Later(w.ClosesOn) })],
        Calendar = rules.Calendar with
        {
            YearEnd = rules.Calendar.YearEnd is { } end
                ? new YearEndRule(Later(end.AppliedFrom), Later(end.ResultBy), Later(end.TransferBy))
                : null,
        },
    };

    // The last day of February stays the last day of February.
    private static DateOnly Later(DateOnly day) =>
        day.AddDays(1).Day == 1 ? day.AddDays(1).AddYears(1).AddDays(-1) : day.AddYears(1);
}
