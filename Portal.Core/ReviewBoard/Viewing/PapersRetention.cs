using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 資料の保存期間: papers go so many days after the session, and never while a link still works; those of a draft that was never
/// registered go too, so many days after the planned day and after somebody last worked on it.
/// </summary>
public static class PapersRetention
{
    /// <summary>The Japanese day from whose beginning on the papers are gone.</summary>
    public static DateOnly PurgeDay(DateOnly plannedOn, DateOnly expiresOn, int retentionDays)
    {
        var (kept, open) = (plannedOn.AddDays(retentionDays), expiresOn.AddDays(1));
        return kept > open ? kept : open;
    }

    /// <summary>The Japanese day from whose beginning on a draft is gone with its papers.</summary>
    public static DateOnly DraftPurgeDay(DateOnly? plannedOn, DateTimeOffset savedAt, int retentionDays)
    {
        var saved = savedAt.DayInJapan();
        return (plannedOn > saved ? plannedOn.Value : saved).AddDays(retentionDays);
    }

    /// <summary>For a draft's pages; null once it is registered.</summary>
    internal static DateOnly? DraftPurgeDay(ReviewSession session, int retentionDays) =>
        session.Status == ReviewSessionStatus.Draft ? DraftPurgeDay(session.PlannedOn, session.SavedAt, retentionDays) : null;

    /// <summary>保存日数 of every insurer: the usual number for who has set none.</summary>
    internal static IQueryable<InsurerRetention> RetentionDays(this PortalDbContext db) =>
        from i in db.Insurers
        select new InsurerRetention
        {
            InsurerId = i.Id,
            Days = db.ReviewBoardSettings.Where(x => x.InsurerId == i.Id).Select(x => (int?)x.RetentionDays).FirstOrDefault()
                ?? ReviewBoardSettings.UsualRetentionDays,
        };
}

internal sealed class InsurerRetention
{
    public required Guid InsurerId { get; init; }

    public required int Days { get; init; }
}
