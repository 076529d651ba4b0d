using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Mail;

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

    /// <summary>検査中の資料がある: nobody can have seen all that was added.</summary>
    internal static Task<bool> HasUncheckedPaperAsync(this PortalDbContext db, Guid requestId, CancellationToken cancellationToken) =>
        db.EvidenceFiles.AnyAsync(
            f => f.ChangeRequestId == requestId && (f.Status == EvidenceStatus.Checking || f.Status == EvidenceStatus.AwaitingScan), cancellationToken);

    /// <summary>The request was sent without it: nothing else would tell the office. The caller saves.</summary>
    internal static async Task TellOfRefusedPaperAsync(this PortalDbContext db, ChangeRequest change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var application = await db.SubsidyApplications.Where(a => a.Id == change.ApplicationId)
            .Select(a => new { a.OfficeId, a.ReceiptNumber }).SingleAsync(cancellationToken);
        var mail = new ChangePaperRefusedMail(application.ReceiptNumber!, change.Kind);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, change.RequestedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, change.ApplicationId));
        }
    }
}
