using System.Globalization;

namespace Portal.Core.Subsidies;

/// <summary>One application as the preview showed it; the form carries it as one word.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Version">Of its examination.</param>
public sealed record DecisionMark(Guid ApplicationId, uint Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ApplicationId:N}.{Version}");

    /// <summary>Null for what no preview has written.</summary>
    public static DecisionMark? Of(string? word) =>
        word?.Split('.') is [var id, var version] && Guid.TryParseExact(id, "N", out var applicationId)
        && uint.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? new DecisionMark(applicationId, shown) : null;
}
