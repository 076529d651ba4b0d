using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <param name="Rows">Of the application, of all tables.</param>
/// <param name="Files">Of the store, to be removed once this is committed.</param>
internal sealed record RemovedRecords(int Rows, int Files);

/// <summary>申請をすべて削除する, the only place where that happens: be it a draft that is given up, or records whose time is over.</summary>
internal static class ApplicationRemoval
{
    /// <param name="db">Inside a transaction that holds the application.</param>
    /// <param name="id">The application.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<RemovedRecords> RemoveApplicationAsync(
        this PortalDbContext db, Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Mails know what they speak of without a foreign key.
        var mails = await db.OutgoingMails.Where(m => m.AboutId == id).ExecuteDeleteAsync(cancellationToken);
        var (rows, files) = await db.DeleteWithFilesAsync(DependentRows.Of<SubsidyApplication>(db.Model), id, at, cancellationToken);
        return new RemovedRecords(mails + rows, files);
    }
}
