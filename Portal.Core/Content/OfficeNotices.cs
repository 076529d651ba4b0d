using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Content;

/// <param name="Kind">種類.</param>
/// <param name="Audience">あて先.</param>
/// <param name="From">When it was given out.</param>
/// <param name="Until">When it was or will be over; null: until somebody ends it.</param>
/// <param name="IsRead">The asking person has said so.</param>
public sealed record OfficeNotice(
    Guid Id, BannerKind Kind, BannerAudience Audience, string Text, DateTimeOffset From, DateTimeOffset? Until, bool IsRead)
{
    public bool IsOverAt(DateTimeOffset now) => Until <= now;
}

/// <summary>お知らせ that somebody of an office may read: to everybody, and to the kind of place that they work for now.</summary>
internal static class OfficeNotices
{
    /// <summary>Those of now and of before, but none that was called off before it began.</summary>
    public static IQueryable<Banner> NoticesFor(this PortalDbContext db, ICurrentUser user, DateTimeOffset now) => db.Banners.AsNoTracking()
        .Where(b => b.ShownFrom <= now && (b.EndedAt == null || b.EndedAt > b.ShownFrom)
            && (b.Audience == BannerAudience.Everybody || db.Offices.Any(o => o.Id == user.OfficeId
                && b.Audience == (o.IsMedical ? BannerAudience.MedicalInstitutions : BannerAudience.CareOffices))));

    /// <summary>Still given out, and not read: what is over waits for nobody.</summary>
    public static IQueryable<Banner> Unread(this IQueryable<Banner> notices, PortalDbContext db, ICurrentUser user, DateTimeOffset now) => notices
        .Where(b => b.EndedAt == null && (b.ShownUntil == null || b.ShownUntil > now)
            && !db.NoticeReadings.Any(r => r.BannerId == b.Id && r.AccountId == user.AccountId));

    public static IQueryable<OfficeNotice> ToNotices(this IQueryable<Banner> notices, PortalDbContext db, ICurrentUser user) => notices
        .Select(b => new OfficeNotice(
            b.Id, b.Kind, b.Audience, b.Text, b.ShownFrom, b.EndedAt ?? b.ShownUntil,
            db.NoticeReadings.Any(r => r.BannerId == b.Id && r.AccountId == user.AccountId)));
}
