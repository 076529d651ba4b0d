using System.Globalization;

namespace Portal.Tests.Support;

/// <summary>Numbers that look drawn by lot and never come twice, however many offices a test makes.</summary>
public static class UniqueNumbers
{
    private const int All = 1_000_000;

    // Without a factor of ten, so that every number comes once before the first one comes again.
    private const long Stride = 611_953;

    private static int last;

    /// <param name="digits">Six or more; what is more is zeros in front.</param>
    public static string Next(int digits) =>
        (Interlocked.Increment(ref last) * Stride % All).ToString($"D{digits}", CultureInfo.InvariantCulture);
}
