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
        var dependent = DependentRows.Of<SubsidyApplication>(db.Model);
        var files = await db.DiscardFilesAsync(dependent, id, at, cancellationToken);
        // Mails know what they speak of without a foreign key.
        var mails = await db.OutgoingMails.Where(m => m.AboutId == id).ExecuteDeleteAsync(cancellationToken);
        await ForgetLeftOutAsync(db, $"{id}", cancellationToken);
        return new RemovedRecords(mails + await dependent.DeleteAsync(db, id, cancellationToken), files);
    }

    // まとめて決定 names what it left out, with the reason, in its own row.
    private static Task<int> ForgetLeftOutAsync(PortalDbContext db, string id, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE decision_batches SET left_out = coalesce(
                (SELECT jsonb_agg(e.item ORDER BY e.n) FROM jsonb_array_elements(left_out) WITH ORDINALITY AS e(item, n) WHERE e.item ->> 'ApplicationId' <> {id}),
                '[]')
            WHERE left_out @> jsonb_build_array(jsonb_build_object('ApplicationId', {id}::text))
            """,
            cancellationToken);
}
