using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程の条件 that hold for all insurers.</summary>
/// <param name="PerDay">1日に始められる保険者の数.</param>
/// <param name="PerWeek">1週間（月曜日から日曜日）に始められる保険者の数.</param>
public sealed record ScheduleTerms(int PerDay, int PerWeek)
{
    /// <summary>初期セットアップは令和8年9月から.</summary>
    public YearMonth FirstMonth { get; init; } = new(2026, 9);

    /// <summary>本格運用開始: every setup is complete before this day.</summary>
    public DateOnly CompleteBefore { get; init; } = new(2028, 4, 1);

    public YearMonth LastMonth => YearMonth.Of(LastDay);

    /// <summary>The last day on which a setup may be completed.</summary>
    public DateOnly LastDay => CompleteBefore.AddDays(-1);
}
