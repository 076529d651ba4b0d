using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Core.Municipalities;

/// <summary>見た内容のしるし: what a form that acts on many schedules showed, so that it acts on nothing else (docs/adr/0061).</summary>
internal static class ScheduleFingerprint
{
    /// <param name="rows">In any order.</param>
    public static string Of(IEnumerable<SeenSchedule> rows)
    {
        var text = string.Join('\n', rows.OrderBy(r => r.InsurerId)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.InsurerId} {r.Version} {string.Join(',', r.Codes)}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <param name="Version">The row's.</param>
/// <param name="Codes">The municipalities that would change with it, where they are shown.</param>
internal sealed record SeenSchedule(Guid InsurerId, uint Version, IReadOnlyCollection<string> Codes);
