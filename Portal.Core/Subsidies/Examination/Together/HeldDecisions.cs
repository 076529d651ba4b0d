using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// Rows that are held until the transaction is over. The application always comes first, and several of them in the order of their ids:
/// who decides, takes back, sends back or withdraws takes turns, and never waits for somebody who waits.
/// </summary>
internal static class HeldDecisions
{
    /// <summary>What waits to take effect for an application that is held; null when nothing does.</summary>
    public static async Task<ScheduledDecision?> HoldScheduledDecisionAsync(
        this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken) =>
        (await db.ScheduledDecisions.FromSql($"""
            SELECT * FROM scheduled_decisions WHERE application_id = {applicationId} AND ended_at IS NULL FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>All that were sent of these.</summary>
    public static Task<List<SubsidyApplication>> HoldSentApplicationsAsync(
        this PortalDbContext db, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToArray();
        return db.SubsidyApplications.FromSql($"""
            SELECT *, xmin FROM subsidy_applications WHERE id = ANY ({wanted}) AND status <> 'Draft' ORDER BY id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);
    }

    /// <summary>外れる: an application that is held goes another way before its time, and the approver reads why.</summary>
    public static async Task LetFallOutAsync(
        this PortalDbContext db, SubsidyApplication application, Error why, ICurrentUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.HoldScheduledDecisionAsync(application.Id, cancellationToken) is { } waiting)
        {
            waiting.FallOut(why.Message, user.AccountId, now);
            db.Add(AuditEvent.By(user, now, "ScheduledDecisionFellOut", nameof(SubsidyApplication), application.Id, details: new
            {
                application.ReceiptNumber,
                waiting.BatchId,
            }));
        }
    }
}
