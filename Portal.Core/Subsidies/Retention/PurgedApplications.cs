using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>What is still known of applications that are gone.</summary>
internal static class PurgedApplications
{
    /// <summary>申請できるのは1回: the unique index of the table knows nothing of what was deleted from it.</summary>
    public static Task<bool> HadItsTurnAsync(
        this PortalDbContext db, Guid officeId, SubsidyKind kind, int onceYear, CancellationToken cancellationToken) =>
        db.PurgedApplications.AnyAsync(p => p.OfficeId == officeId && p.Kind == kind && p.OnceYear == onceYear, cancellationToken);

    /// <summary>Rows that came back out of a backup have their line already, which nobody may change. The caller saves.</summary>
    public static async Task WriteLineAsync(this PortalDbContext db, PurgedApplication line, CancellationToken cancellationToken)
    {
        if (!await db.PurgedApplications.AnyAsync(p => p.Id == line.Id, cancellationToken))
        {
            db.Add(line);
        }

        // Of every letter that says something about it, whatever it was decided by.
        var codes = await DependentRows.Of<SubsidyApplication>(db.Model)
            .ValuesAsync(db, nameof(SubsidyDecision.VerificationCode), line.Id, cancellationToken);
        var hashes = codes.Select(PurgedLetter.HashOf).ToList();
        var written = await db.PurgedLetters.Where(l => hashes.Contains(l.VerificationHash)).Select(l => l.VerificationHash).ToListAsync(cancellationToken);
        db.AddRange(hashes.Except(written).Select(hash => new PurgedLetter { VerificationHash = hash, PurgedApplicationId = line.Id }));
    }
}
