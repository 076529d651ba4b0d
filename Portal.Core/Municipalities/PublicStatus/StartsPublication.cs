using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>
/// 公表の1つの版を書く, inside the caller's transaction that has taken its turn: whatever the caller has changed is saved with it, or nothing is.
/// </summary>
internal sealed class StartsPublication(PortalDbContext db, ICurrentUser user, DateTimeOffset now)
{
    /// <param name="lines">One for each municipality; those that say what already holds change nothing.</param>
    /// <param name="seenVersion">The version that the person looked at; null where nobody looked.</param>
    /// <returns>The number of the version that holds now.</returns>
    public async Task<Result<int>> WriteAsync(IReadOnlyList<ServiceStartLine> lines, int? seenVersion, CancellationToken cancellationToken)
    {
        var codes = lines.Select(l => l.Code).ToList();
        var names = await db.Municipalities.Where(m => codes.Contains(m.Code) && m.EndedOn == null)
            .ToDictionaryAsync(m => m.Code, m => m.Name, cancellationToken);
        if (codes.Find(c => !names.ContainsKey(c)) is { } unknown)
        {
            return ServiceStartErrors.UnknownMunicipality(unknown);
        }

        var inForce = await db.ServiceStarts.Where(s => codes.Contains(s.MunicipalityCode) && s.ReplacedInVersion == null)
            .ToDictionaryAsync(s => s.MunicipalityCode, cancellationToken);
        var changes = lines.Where(l => inForce.GetValueOrDefault(l.Code) is { } holds
            ? !holds.Says(l.State, l.StartsOn)
            : l.State != ServiceStartState.Undecided).ToList();
        var version = await PublicStatusVersion.NextAsync(db, PublicStatusCause.Starts, now, user.AccountId, cancellationToken);
        if (changes.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            return version.Number - 1;
        }

        if (seenVersion is { } seen && seen != version.Number - 1)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (changes.Find(l => string.IsNullOrWhiteSpace(l.Reason) && inForce.GetValueOrDefault(l.Code)?.State == ServiceStartState.Decided) is { } silent)
        {
            return ServiceStartErrors.ReasonMissing(names[silent.Code]);
        }

        foreach (var line in changes)
        {
            inForce.GetValueOrDefault(line.Code)?.Replace(version.Number);
        }

        db.Add(version);
        db.Add(Told(version, changes));
        // What held is replaced before its successor comes: one row of each municipality holds at any time.
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(changes.Select(l => New(l, version)));
        await db.SaveChangesAsync(cancellationToken);
        return version.Number;
    }

    private AuditEvent Told(PublicStatusVersion version, List<ServiceStartLine> changes) => AuditEvent.By(
        user, now, "ServiceStartsPublished", nameof(PublicStatusVersion), version.Id, details: new
        {
            version = version.Number,
            decided = changes.Count(l => l.State == ServiceStartState.Decided),
            arranging = changes.Count(l => l.State == ServiceStartState.Arranging),
            undecided = changes.Count(l => l.State == ServiceStartState.Undecided),
        });

    private static ServiceStart New(ServiceStartLine line, PublicStatusVersion version) => new()
    {
        MunicipalityCode = line.Code,
        Version = version.Number,
        State = line.State,
        StartsOn = line.StartsOn,
        Reason = string.IsNullOrWhiteSpace(line.Reason) ? null : JapaneseNfc.Normalise(line.Reason.Trim()),
        PublishedAt = version.PublishedAt,
    };
}
