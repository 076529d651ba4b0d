using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// Whose applications somebody may see and change: those of the office that they work for now, and by proxy only what the 委任 says. What
/// does not say that it may be done by proxy may not.
/// </summary>
internal static class OwnApplications
{
    /// <param name="db">Our unit of work.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="id">The application.</param>
    /// <param name="byProxy">One of these has to be in the scope of who asks by proxy; none for what is never done by proxy.</param>
    public static IQueryable<SubsidyApplication> OwnApplication(
        this PortalDbContext db, ICurrentUser user, Guid id, ProxyScope byProxy = ProxyScope.None)
    {
        var officeId = user.OfficeFor(byProxy);
        return db.SubsidyApplications.Where(a => a.Id == id && a.OfficeId == officeId);
    }

    /// <summary>
    /// Held until the transaction is over: two tabs and two colleagues take turns, and a 委任 ends before or after. Null when it is not this
    /// office's, or not in the scope of who acts by proxy.
    /// </summary>
    /// <param name="db">Our unit of work.</param>
    /// <param name="user">Who acts.</param>
    /// <param name="id">The application.</param>
    /// <param name="byProxy">One of these has to be in the scope of who acts by proxy; none for what is never done by proxy.</param>
    /// <param name="now">The 委任 has to hold at this instant.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<SubsidyApplication?> HoldApplicationAsync(
        this PortalDbContext db, ICurrentUser user, Guid id, ProxyScope byProxy, DateTimeOffset now, CancellationToken cancellationToken) =>
        !await db.HoldActingAsync(user, now, cancellationToken) ? null
        : (await db.SubsidyApplications.FromSql($"""
            SELECT *, xmin FROM subsidy_applications WHERE id = {id} AND office_id = {user.OfficeFor(byProxy)} FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>As <see cref="HoldApplicationAsync"/>, for what can be done only while it is a draft.</summary>
    public static async Task<Result<SubsidyApplication>> HoldDraftAsync(
        this PortalDbContext db, ICurrentUser user, Guid id, ProxyScope byProxy, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.HoldApplicationAsync(user, id, byProxy, now, cancellationToken) switch
        {
            null => ApplicationErrors.NotFound,
            { Status: not ApplicationStatus.Draft } => ApplicationErrors.NotDraft,
            var draft => draft,
        };

    /// <summary>Who sends by proxy, as the application keeps it; null for the office's own people.</summary>
    public static async Task<SentProxy?> SenderByProxyAsync(this PortalDbContext db, ICurrentUser user, CancellationToken cancellationToken) =>
        user.Proxy is not { } acting ? null : await (
            from a in db.Users
            from o in db.Offices
            where a.Id == user.AccountId && o.Id == acting.OrganisationId
            select new SentProxy(acting.Id, o.Name, o.Number, a.DisplayName)).SingleAsync(cancellationToken);

    public static Task<ProgrammeRules> RulesOfAsync(
        this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken) =>
        db.SubsidyProgrammes.Where(p => p.Id == application.ProgrammeId).Select(p => p.Rules).SingleAsync(cancellationToken);

    /// <summary>必要な書類 that are in now, in the order in which they came.</summary>
    public static Task<List<EvidenceFile>> EvidenceOfAsync(this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken) =>
        db.EvidenceFiles.Where(f => f.ApplicationId == applicationId && f.ChangeRequestId == null && f.TakenOutAt == null)
            .OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).ToListAsync(cancellationToken);
}
