using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// The packet with one reviewer's mark for the screen (画面で読む写し), made once for each visit and version: begun behind the
/// gate, so that it is there when the page asks. Requests at the same time wait for the same work; two instances may both
/// make one, and one of them is kept.
/// </summary>
public sealed class StampedCopies(IServiceScopeFactory scopes, ILogger<StampedCopies> log)
{
    private readonly ConcurrentDictionary<(Guid Visit, int Version), Lazy<Task<Guid?>>> running = new();

    /// <summary>Begins in the background; whoever asks later gets the result, or tries again.</summary>
    public void Begin(OpenVisit visit) => _ = GetAsync(visit).ContinueWith(
        failed => log.LogWarning(failed.Exception, "The copy for visit {VisitId} could not be made ahead.", visit.Id),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <returns>The file's id; null when the papers have been purged or the visit is over.</returns>
    public async Task<Guid?> GetAsync(OpenVisit visit)
    {
        if (visit.StampedVersion == visit.Version && visit.StampedFileId is { } ready)
        {
            return ready;
        }

        var key = (visit.Id, visit.Version);
        // Nobody's request may cancel what others wait for; qpdf has its own limit of time.
        var work = running.GetOrAdd(key, _ => new Lazy<Task<Guid?>>(() => Start(visit)));
        try
        {
            return await work.Value;
        }
        finally
        {
            running.TryRemove(KeyValuePair.Create(key, work));
        }
    }

    // What others wait for belongs to no request: above all not to a HEAD, which keeps nothing.
    private Task<Guid?> Start(OpenVisit visit)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => MakeAsync(visit));
        }
    }

    private async Task<Guid?> MakeAsync(OpenVisit visit)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, copies) = (
            scope.ServiceProvider.GetRequiredService<PortalDbContext>(), scope.ServiceProvider.GetRequiredService<ReviewerCopies>());
        var made = await db.ReviewVisits.Where(v => v.Id == visit.Id && v.StampedVersion == visit.Version)
            .Select(v => v.StampedFileId).SingleOrDefaultAsync();
        if (made is not null)
        {
            return made;
        }

        await using var copy = await copies.MakeAsync(visit, visit.StartedAt, password: null, CancellationToken.None);
        if (copy is null)
        {
            return null;
        }

        var files = scope.ServiceProvider.GetRequiredService<IFileStore>();
        var stored = await files.SaveAsync(copy, long.MaxValue, CancellationToken.None);
        var kept = await KeepAsync(scope.ServiceProvider, visit, stored.FileId);
        if (kept != stored.FileId)
        {
            await files.DeleteAsync(stored.FileId, CancellationToken.None);
        }

        return kept;
    }

    private static async Task<Guid?> KeepAsync(IServiceProvider services, OpenVisit open, Guid fileId)
    {
        var (db, clock) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<TimeProvider>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var visit = await db.HoldVisitAsync(open.Id, CancellationToken.None);
        if (visit.EndedAt is not null || visit.StampedVersion >= open.Version)
        {
            return visit.EndedAt is null && visit.StampedVersion == open.Version ? visit.StampedFileId : null;
        }

        db.DiscardStamps([visit], clock.GetUtcNow());
        visit.Stamped(open.Version, fileId);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return fileId;
    }
}
