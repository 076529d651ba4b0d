using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>The part of the register that a file speaks of, as it is now.</summary>
internal sealed class RegisterSnapshot
{
    public required IReadOnlyDictionary<string, Reviewer> ByAddress { get; init; }

    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>Changes whenever somebody changes any of it.</summary>
    public required string Version { get; init; }

    public static async Task<RegisterSnapshot> LoadAsync(
        PortalDbContext db, Guid insurerId, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        var reviewers = await db.Reviewers.Where(r => r.InsurerId == insurerId && addresses.Contains(r.EmailKey))
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var panels = await db.Panels.Where(p => p.InsurerId == insurerId).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var versions = reviewers.Cast<object>().Concat(panels).Select(e => db.Entry(e).Property(RowVersions.Property).CurrentValue);

        return new RegisterSnapshot
        {
            ByAddress = reviewers.ToDictionary(r => r.EmailKey),
            Panels = panels,
            Version = string.Join(',', versions.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))),
        };
    }

    /// <summary>The panel of that name, however wide it is written; null when there is none yet.</summary>
    public Panel? PanelNamed(string name) =>
        Panels.FirstOrDefault(p => p.Name == name) ?? Panels.FirstOrDefault(p => Fold(p.Name) == Fold(name));

    public static string Fold(string name) =>
        string.Concat(WidthFolding.ToHalfWidth(name).Where(c => !char.IsWhiteSpace(c)));
}
