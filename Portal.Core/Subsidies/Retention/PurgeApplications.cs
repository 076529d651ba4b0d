using System.Data.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 保存期間の過ぎた申請を削除する, each in a transaction of its own: rows, files and mails go together, and a record of it stays. A worker that dies in
/// between has deleted nothing of the one it was at; two at once never wait for each other's application. One that the database refuses to delete stays
/// whole and stops no other: the round fails at its end.
/// </summary>
public sealed record PurgeApplications : IRequest<bool>
{
    /// <summary>Found with one look, so that what is still held is not passed by for each that is not.</summary>
    public const int AtATime = 100;
}

public sealed class PurgeApplicationsHandler(
    PortalDbContext db, IOptionsSnapshot<RetentionOptions> options, TimeProvider clock, ILogger<PurgeApplicationsHandler> log)
    : IRequestHandler<PurgeApplications, bool>
{
    // 23: something still points to it, or stands where the line should.
    private const string IntegrityViolations = "23";

    private readonly List<Guid> refused = [];

    public async Task<bool> Handle(PurgeApplications request, CancellationToken cancellationToken)
    {
        var (today, years) = (clock.TodayInJapan(), options.Value.SubsidyYears);
        var purged = await PurgeAsync(db.DueRecordsOn(today, years), years, cancellationToken);
        purged += await PurgeAsync(db.DueDraftsOn(today), SubsidyRetention.DraftYears, cancellationToken);
        return refused.Count == 0 ? purged > 0
            : throw new InvalidOperationException($"{refused.Count} applications could not be deleted: {string.Join(", ", refused)}.");
    }

    private static bool IsRefusal(Exception exception) =>
        (exception as DbException ?? exception.InnerException as DbException)?.SqlState?.StartsWith(IntegrityViolations, StringComparison.Ordinal) is true;

    private async Task<int> PurgeAsync(IQueryable<SubsidyApplication> due, int years, CancellationToken cancellationToken)
    {
        var purged = 0;
        foreach (var id in await due.Select(a => a.Id).Take(PurgeApplications.AtATime).ToListAsync(cancellationToken))
        {
            try
            {
                purged += await PurgeOneAsync(due.Where(a => a.Id == id), id, years, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (IsRefusal(exception))
            {
                log.LogError(exception, "Application {Id} could not be deleted.", id);
                refused.Add(id);
            }

            db.ChangeTracker.Clear();
        }

        return purged;
    }

    private async Task<bool> PurgeOneAsync(IQueryable<SubsidyApplication> due, Guid id, int years, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The batches of payments first, as who records the bank's results does. The application is not waited for; what is counted is, in its order.
        var batches = await db.HoldBatchesOfAsync(id, cancellationToken);
        var held = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM subsidy_applications WHERE id = {id} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        // The office may have come back to a draft, or a report been sent back, between the look and the lock.
        if (held.Count == 0 || await FindAsync(due, cancellationToken) is not { } found)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await db.CountPurgedPaymentsAsync(id, batches, cancellationToken);
        await db.CountPurgedDecisionsAsync(id, cancellationToken);
        await db.CountPurgedLetterAsync(id, cancellationToken);
        if (PurgedApplication.Of(found.Application, found.Decision, years, now) is { } line)
        {
            await db.WriteLineAsync(line, cancellationToken);
        }

        var removed = await db.RemoveApplicationAsync(id, now, cancellationToken);
        db.Add(AuditEvent.ByWorker(now, "SubsidyApplicationPurged", nameof(SubsidyApplication), id, insurerId: null, new
        {
            found.Application.ReceiptNumber,
            found.Decision?.LetterNumber,
            Years = years,
            removed.Rows,
            removed.Files,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private Task<DueApplication?> FindAsync(IQueryable<SubsidyApplication> due, CancellationToken cancellationToken) => (
        from a in due.AsNoTracking()
        from d in db.SubsidyDecisions.Where(d => d.ApplicationId == a.Id).DefaultIfEmpty()
        select new DueApplication(a, d)).SingleOrDefaultAsync(cancellationToken);

    /// <param name="Application">As it is, not followed.</param>
    /// <param name="Decision">交付決定 or 不交付決定; null without.</param>
    private sealed record DueApplication(SubsidyApplication Application, SubsidyDecision? Decision);
}
