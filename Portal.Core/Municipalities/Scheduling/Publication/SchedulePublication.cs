using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>
/// 日程と公表を1つの版で変える: the schedules and what everybody sees of their municipalities change together or not at all. Who publishes takes turns, so
/// that the second one finds what the first one has done (docs/adr/0061).
/// </summary>
internal sealed class SchedulePublication(PortalDbContext db, PublicStatus status, ICurrentUser user, DateTimeOffset now)
{
    /// <param name="actAsync">Changes the schedules, and says what is to be published.</param>
    /// <param name="seenVersion">The version of the public status that the person looked at; null where nobody looked.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The number of the version that holds now.</returns>
    public async Task<Result<int>> RunAsync(
        Func<InsurerPlaces, Task<Result<IReadOnlyList<ServiceStartLine>>>> actAsync, int? seenVersion, CancellationToken cancellationToken)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await PublicStatusVersion.TakeTurnAsync(db, cancellationToken);
        var lines = await actAsync(await InsurerPlaces.ReadAsync(db, cancellationToken));
        if (lines.Failed)
        {
            return Result<int>.Fail(lines.Errors);
        }

        var result = await new StartsPublication(db, user, now).WriteAsync(lines.Value, seenVersion, cancellationToken);
        if (!result.Failed)
        {
            await turn.CommitAsync(cancellationToken);
            await status.ReadAsync(db, cancellationToken);
        }

        return result;
    }

    /// <summary>What each of the municipalities is published with now; those of which nothing was ever said are missing.</summary>
    public static Task<Dictionary<string, ServiceStart>> InForceAsync(
        PortalDbContext db, IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        db.ServiceStarts.AsNoTracking().Where(s => codes.Contains(s.MunicipalityCode) && s.ReplacedInVersion == null)
            .ToDictionaryAsync(s => s.MunicipalityCode, cancellationToken);
}
