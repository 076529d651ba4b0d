namespace Portal.Core.ReviewBoard;

/// <summary>資料の保存期間: papers go so many days after the session, and never while a link still works.</summary>
public static class PapersRetention
{
    /// <summary>The Japanese day from whose beginning on the papers are gone.</summary>
    public static DateOnly PurgeDay(DateOnly plannedOn, DateOnly expiresOn, int retentionDays)
    {
        var (kept, open) = (plannedOn.AddDays(retentionDays), expiresOn.AddDays(1));
        return kept > open ? kept : open;
    }
}
