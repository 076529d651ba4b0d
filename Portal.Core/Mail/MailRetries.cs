namespace Portal.Core.Mail;

/// <summary>再試行: after 1, 5, 15, 30 and 60 minutes, then every 60 minutes, for 24 hours.</summary>
internal static class MailRetries
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);
    private static readonly int[] PauseMinutes = [1, 5, 15, 30, 60];

    /// <summary>When to try again after so many attempts; null when it has been tried long enough.</summary>
    /// <param name="attempts">Those that count, this one included.</param>
    /// <param name="since">The first of them.</param>
    /// <param name="now">The end of the last.</param>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset? since, DateTimeOffset now)
    {
        var next = now.AddMinutes(PauseMinutes[Math.Clamp(attempts - 1, 0, PauseMinutes.Length - 1)]);

        // After an outage of a day the first answer may be that of a greylisting server: every pause gets its chance.
        return next > since + GiveUpAfter && attempts > PauseMinutes.Length ? null : next;
    }
}
