using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Storage;

/// <summary>手放したファイルを消す: bytes first, then the row, so that a crash in between only repeats a removal.</summary>
public sealed record PurgeDiscardedFiles : IRequest<bool>;

public sealed class PurgeDiscardedFilesHandler(PortalDbContext db, IFileStore files) : IRequestHandler<PurgeDiscardedFiles, bool>
{
    private const int AtATime = 50;

    public async Task<bool> Handle(PurgeDiscardedFiles request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var discarded = await db.DiscardedFiles
            .FromSql($"SELECT * FROM discarded_files ORDER BY discarded_at LIMIT {AtATime} FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken);
        foreach (var file in discarded)
        {
            await files.DeleteAsync(file.Id, cancellationToken);
        }

        db.RemoveRange(discarded);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return discarded.Count == AtATime;
    }
}
