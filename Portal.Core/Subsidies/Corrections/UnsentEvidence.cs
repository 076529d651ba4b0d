using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>提出しなかったファイル: what was put into a returned application and never sent goes when the return ends another way.</summary>
internal static class UnsentEvidence
{
    /// <summary>Lets go of them; answers the files that were sent, those that were replaced too.</summary>
    public static async Task<IReadOnlyList<EvidenceFile>> DiscardUnsentAsync(
        this PortalDbContext db, ReturnForCorrection round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sent = round.Before.Evidence.Select(e => e.Id).ToHashSet();
        var files = await db.EvidenceFiles.Where(f => f.ApplicationId == round.ApplicationId && f.ChangeRequestId == null).ToListAsync(cancellationToken);
        foreach (var file in files.Where(f => !sent.Contains(f.Id) && f.TakenOutAt is null))
        {
            db.Discard(file.FileId, now);
            db.Remove(file);
        }

        return [.. files.Where(f => sent.Contains(f.Id))];
    }
}
