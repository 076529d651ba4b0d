using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Content;

/// <summary>お知らせ as a page shows it; without <c>Until</c> it stays until somebody ends it.</summary>
public sealed record ShownBanner(Guid Id, BannerKind Kind, string Text, DateTimeOffset From, DateTimeOffset? Until)
{
    public bool IsShownAt(DateTimeOffset now) => From <= now && !(Until <= now);
}

/// <summary>
/// The banners to everybody, of now and of later, in this instance's memory: no page asks the database for them, and they still stand there
/// while it is down.
/// </summary>
public sealed class ShownBanners
{
    // More than a screen holds: what was forgotten without an end must not push everything else away.
    private const int AtMost = 10;

    private volatile Known known = new([], 0);

    /// <summary>Another one as soon as a banner was set or ended; its period is no change.</summary>
    public int Version => known.Version;

    /// <summary>The most urgent first.</summary>
    public IReadOnlyList<ShownBanner> At(DateTimeOffset now) => [.. known.Banners.Where(b => b.IsShownAt(now))];

    /// <summary>When the next period begins or ends; null when none does.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) =>
        known.Banners.SelectMany(b => new[] { b.From, b.Until }).Where(at => at > now).Min();

    public async Task ReadAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var newest = await db.Banners.AsNoTracking()
            .Where(b => b.Audience == BannerAudience.Everybody && b.EndedAt == null && (b.ShownUntil == null || b.ShownUntil > now))
            .OrderByDescending(b => b.SetAt).Take(AtMost)
            .Select(b => new ShownBanner(b.Id, b.Kind, b.Text, b.ShownFrom, b.ShownUntil))
            .ToListAsync(cancellationToken);
        ShownBanner[] banners = [.. newest.OrderBy(b => b.Kind)];
        if (!banners.SequenceEqual(known.Banners))
        {
            known = new Known(banners, known.Version + 1);
        }
    }

    private sealed record Known(IReadOnlyList<ShownBanner> Banners, int Version);
}
