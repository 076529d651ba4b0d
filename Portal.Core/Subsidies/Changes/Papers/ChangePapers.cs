using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請に添えた資料: nothing is asked for, and what helps who examines may be sent until there is an answer.</summary>
public static class ChangePapers
{
    /// <summary>Of one request.</summary>
    public const int Most = 5;

    /// <summary>As <see cref="EvidenceFile.KindKey"/>: of no programme.</summary>
    public const string KindKey = "change";

    /// <summary>In the order in which they came.</summary>
    internal static IQueryable<EvidenceFile> PapersOf(this PortalDbContext db, Guid requestId) =>
        db.EvidenceFiles.Where(f => f.ChangeRequestId == requestId).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id);
}
