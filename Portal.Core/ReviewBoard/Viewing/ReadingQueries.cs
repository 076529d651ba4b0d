using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

internal static class ReadingQueries
{
    /// <summary>閲覧済み, as <see cref="ViewingRecord.HasRead"/> says it, for queries.</summary>
    public static IQueryable<ViewingRecord> ReadRecords(this PortalDbContext db) =>
        db.ViewingRecords.Where(v => v.ViewedAt != null || v.DownloadedAt != null);
}
