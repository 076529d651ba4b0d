using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Whose applications somebody may see and change: those of the office that they work for now.</summary>
internal static class OwnApplications
{
    public static IQueryable<SubsidyApplication> OwnApplication(this PortalDbContext db, ICurrentUser user, Guid id) =>
        db.SubsidyApplications.Where(a => a.Id == id && a.OfficeId == user.OfficeId);

    /// <summary>Held until the transaction is over: two tabs and two colleagues take turns. Null when it is not this office's.</summary>
    public static async Task<SubsidyApplication?> HoldApplicationAsync(
        this PortalDbContext db, ICurrentUser user, Guid id, CancellationToken cancellationToken) =>
        (await db.SubsidyApplications.FromSql($"""
            SELECT *, xmin FROM subsidy_applications WHERE id = {id} AND office_id = {user.OfficeId} FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>As <see cref="HoldApplicationAsync"/>, for what can be done only while it is a draft.</summary>
    public static async Task<Result<SubsidyApplication>> HoldDraftAsync(
        this PortalDbContext db, ICurrentUser user, Guid id, CancellationToken cancellationToken) =>
        await db.HoldApplicationAsync(user, id, cancellationToken) switch
        {
            null => ApplicationErrors.NotFound,
            { Status: not ApplicationStatus.Draft } => ApplicationErrors.NotDraft,
            var draft => draft,
        };

    public static Task<ProgrammeRules> RulesOfAsync(
        this PortalDbContext db, SubsidyApplication application, CancellationToken cancellationToken) =>
        db.SubsidyProgrammes.Where(p => p.Id == application.ProgrammeId).Select(p => p.Rules).SingleAsync(cancellationToken);

    /// <summary>What is in now, in the order in which it came.</summary>
    public static Task<List<EvidenceFile>> EvidenceOfAsync(this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken) =>
        db.EvidenceFiles.Where(f => f.ApplicationId == applicationId && f.TakenOutAt == null).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).ToListAsync(cancellationToken);
}
