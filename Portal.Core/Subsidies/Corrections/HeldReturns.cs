using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>An application whose form may be changed now.</summary>
/// <param name="Application">The draft, or the returned application.</param>
/// <param name="Round">差し戻し; null for a draft.</param>
internal sealed record OpenApplication(SubsidyApplication Application, ReturnForCorrection? Round)
{
    public OpenParts Parts => new(Round);
}

/// <summary>Rows that are held until the transaction is over. The application always comes first.</summary>
internal static class HeldReturns
{
    /// <summary>The round that the office mends now; null when there is none.</summary>
    public static async Task<ReturnForCorrection?> HoldOpenReturnAsync(
        this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken) =>
        (await db.ReturnsForCorrection.FromSql($"""
            SELECT * FROM returns_for_correction WHERE application_id = {applicationId} AND ended_at IS NULL FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>A round by its number, however it ended; null when there is none.</summary>
    public static async Task<ReturnForCorrection?> HoldReturnAsync(
        this PortalDbContext db, Guid applicationId, int round, CancellationToken cancellationToken) =>
        (await db.ReturnsForCorrection.FromSql($"""
            SELECT * FROM returns_for_correction WHERE application_id = {applicationId} AND round = {round} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Held as long as it may be changed: a draft, or what was returned. By proxy the two are in different scopes.</summary>
    public static async Task<Result<OpenApplication>> HoldOpenApplicationAsync(
        this PortalDbContext db, ICurrentUser user, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var application = await db.HoldApplicationAsync(user, id, ProxyScope.Form, now, cancellationToken);
        return application switch
        {
            null => ApplicationErrors.NotFound,
            { Status: ApplicationStatus.Draft } when !user.May(ProxyScope.Prepare) => ApplicationErrors.NotFound,
            { Status: ApplicationStatus.Returned } when !user.May(ProxyScope.Send) => ApplicationErrors.NotFound,
            { Status: ApplicationStatus.Draft } => new OpenApplication(application, null),
            { Status: ApplicationStatus.Returned } => new OpenApplication(application, await db.HoldOpenReturnAsync(id, cancellationToken)),
            _ => ApplicationErrors.NotDraft,
        };
    }
}
