using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>総合振込のファイルを保存する, of a released batch; every time is recorded. Null for every other batch, and once its 保存期間 is over.</summary>
public sealed record SaveTransferFile(Guid BatchId) : IRequest<SavedTransferFile?>;

/// <param name="Name">A name for it.</param>
/// <param name="Content">The bytes that were released.</param>
public sealed record SavedTransferFile(string Name, byte[] Content);

public sealed class SaveTransferFileHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveTransferFile, SavedTransferFile?>
{
    public async Task<SavedTransferFile?> Handle(SaveTransferFile request, CancellationToken cancellationToken)
    {
        var found = await (
            from b in db.PaymentBatches
            join f in db.ReleasedFiles on b.Id equals f.BatchId
            where b.Id == request.BatchId && f.Content != null
            select new { b.Number, b.PayOn, File = f }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        found.File.NoteSaved(now);
        db.Add(AuditEvent.By(user, now, "TransferFileSaved", nameof(PaymentBatch), request.BatchId, details: new { found.File.Sha256 }));
        await db.SaveChangesAsync(cancellationToken);
        return new SavedTransferFile(
            string.Create(CultureInfo.InvariantCulture, $"総合振込_第{found.Number}回_{found.PayOn:yyyyMMdd}.txt"), found.File.Content!);
    }
}
