namespace Portal.Tests.Support;

/// <summary>The clock that a test sets; delays and timers stay real.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>A Friday morning in Japan.</summary>
    public DateTimeOffset Now { get; set; } = InJapan(2026, 11, 20, 9, 12);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;

    /// <summary>An instant given in Japan's time.</summary>
    public static DateTimeOffset InJapan(int year, int month, int day, int hour = 0, int minute = 0) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(9)).ToUniversalTime();
}
