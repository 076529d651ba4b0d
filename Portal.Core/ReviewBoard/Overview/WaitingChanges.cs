using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>更新待ち: what was saved after the last 登録 or 更新, and reviewers do not see.</summary>
internal static class WaitingChanges
{
    /// <summary>Registered sessions only; one that was registered before there were 受付番号 is not among them.</summary>
    public static IQueryable<ReviewSession> SessionsWithChanges(this PortalDbContext db) => db.ReviewSessions.Where(s =>
        s.Status == ReviewSessionStatus.Registered
        && db.SessionReceipts.Where(r => r.SessionId == s.Id).Max(r => (DateTimeOffset?)r.At) < s.SavedAt);
}
