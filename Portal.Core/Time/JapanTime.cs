namespace Portal.Core.Time;

/// <summary>Japan's day (日本時間): every deadline of the portal is Asia/Tokyo's.</summary>
public static class JapanTime
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>Today in Japan.</summary>
    public static DateOnly TodayInJapan(this TimeProvider clock) => clock.GetUtcNow().DayInJapan();

    /// <summary>n日目, by days of Japan: that of the instant is the first.</summary>
    public static int DaysSince(this TimeProvider clock, DateTimeOffset instant) =>
        clock.TodayInJapan().DayNumber - instant.DayInJapan().DayNumber + 1;

    /// <summary>The Japanese calendar day on which an instant falls.</summary>
    public static DateOnly DayInJapan(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.InJapan().DateTime);

    /// <summary>The same instant with Japan's offset.</summary>
    public static DateTimeOffset InJapan(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Tokyo);

    /// <summary>The UTC instant at which a day begins in Japan (00:00, Tokyo).</summary>
    public static DateTimeOffset StartInJapan(this DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(9)).ToUniversalTime();

    /// <summary>The UTC instant at which a day has ended in Japan: 00:00 of the next day, Tokyo.</summary>
    public static DateTimeOffset EndInJapan(this DateOnly day) => day.AddDays(1).StartInJapan();
}
