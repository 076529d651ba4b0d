using System.Data;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>
/// 市町村の対応状況 in this instance's memory: no public page asks the database for it, and it still stands there while that is down
/// (docs/adr/0057).
/// </summary>
public sealed class PublicStatus
{
    private readonly Lock turn = new();
    private volatile PublicStatusSnapshot? current;

    /// <summary>Another one as soon as something was published; 0 before anything was read.</summary>
    public int Version => current?.Version ?? 0;

    /// <summary>What is known, read once if nothing is.</summary>
    public async Task<PublicStatusSnapshot> CurrentAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        current ?? await ReadAsync(db, cancellationToken);

    /// <summary>Asks for the newest version, and for everything only when it is another one.</summary>
    public async Task<PublicStatusSnapshot> ReadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var newest = await PublicStatusVersion.NewestAsync(db, cancellationToken);
        if (current is { } known && known.Version >= newest)
        {
            return known;
        }

        // Seven tables as they stood at one instant: a version that is committed meanwhile is not half in it.
        await using var instant = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var read = await PublicStatusSnapshot.LoadAsync(db, await PublicStatusVersion.NewestAsync(db, cancellationToken), cancellationToken);
        await instant.CommitAsync(cancellationToken);
        return Keep(read);
    }

    // Of two that read at once, the slower one may bring the older version.
    private PublicStatusSnapshot Keep(PublicStatusSnapshot read)
    {
        lock (turn)
        {
            return current is { } known && known.Version > read.Version ? known : current = read;
        }
    }
}
