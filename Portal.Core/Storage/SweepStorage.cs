using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Core.Data;

namespace Portal.Core.Storage;

/// <summary>
/// 行のないファイルを片づける: bytes that a crash left between the store and the commit. Every column whose name ends in
/// FileId counts as somebody who still needs a file, whatever feature it belongs to.
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
        from entity in db.Model.GetEntityTypes()
        where entity.GetTableName() is not null
        let table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema())
        from property in entity.GetProperties()
        where property.Name.EndsWith("FileId", StringComparison.Ordinal)
            || (entity.ClrType == typeof(DiscardedFile) && property.Name == nameof(DiscardedFile.Id))
        select (entity.GetTableName()!, property.GetColumnName(table)!);
}
