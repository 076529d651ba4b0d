using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Storage;

/// <summary>
/// 行のないファイルを片づける: bytes that a crash left between the store and the commit. Every one of the <see cref="FileColumns"/>
/// counts as somebody who still needs a file.
/// </summary>
public sealed record SweepStorage : IRequest<bool>;

public sealed class SweepStorageHandler(PortalDbContext db, IFileStore files, IStorageUpkeep upkeep, TimeProvider clock)
    : IRequestHandler<SweepStorage, bool>
{
    private const int AtATime = 500;

    /// <summary>Far longer than any upload: what is younger may still be waiting for its commit.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(24);

    public async Task<bool> Handle(SweepStorage request, CancellationToken cancellationToken)
    {
        await upkeep.SweepAsync(cancellationToken);
        foreach (var some in (await upkeep.FindOlderThanAsync(clock.GetUtcNow() - Abandoned, cancellationToken)).Chunk(AtATime))
        {
            var kept = await KeptAsync(some, cancellationToken);
            foreach (var orphan in some.Where(id => !kept.Contains(id)))
            {
                await files.DeleteAsync(orphan, cancellationToken);
            }
        }

        return false;
    }

    private async Task<HashSet<Guid>> KeptAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var kept = new HashSet<Guid>();
        foreach (var (table, column) in Columns())
        {
            // Both names come from our own model.
            var sql = $"SELECT {column} AS \"Value\" FROM {table} WHERE {column} = ANY ({{0}})";
            kept.UnionWith(await db.Database.SqlQueryRaw<Guid>(sql, ids).ToListAsync(cancellationToken));
        }

        return kept;
    }

    private IEnumerable<(string Table, string Column)> Columns() =>
        db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null)
            .SelectMany(entity => FileColumns.Of(entity).Select(column => (entity.GetTableName()!, column)))
            .Append(("discarded_files", "id"));
}
