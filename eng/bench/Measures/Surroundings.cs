using System.Globalization;
using System.Runtime.InteropServices;

namespace Portal.Bench.Measures;

/// <summary>Under what a table was measured: without it nobody can judge the figures.</summary>
internal static class Surroundings
{
    public static async Task<string> DescribeAsync()
    {
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"Measured {today} on {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}; "
            + $"load average at the end {load}.";
    }
}
