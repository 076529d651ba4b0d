using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>第○回 to propose.</summary>
internal static class SessionNumbers
{
    /// <summary>Sessions that are more than a form opened and left: with a day or a 合議体. They are counted, and worth copying.</summary>
    public static IQueryable<ReviewSession> BegunSessions(this PortalDbContext db, ICurrentUser user) => db.ReviewSessions.Where(s =>
        s.InsurerId == user.InsurerId && s.Status != ReviewSessionStatus.Deleted && (s.PlannedOn != null || s.PanelId != null));

    /// <summary>One more than the highest number so far; 1 for the first.</summary>
    public static async Task<int> NextSessionNumberAsync(
        this PortalDbContext db, ICurrentUser user, CancellationToken cancellationToken) =>
        Math.Min((await db.BegunSessions(user).MaxAsync(s => (int?)s.Number, cancellationToken) ?? 0) + 1, ReviewSession.MaxNumber);
}
