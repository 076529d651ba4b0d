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
        var purged = await PurgeAsync(db.DueRecordsOn(today, years).OrderBy(a => a.ConcludedOn).ThenBy(a => a.Id), years, cancellationToken);
        purged += await PurgeAsync(
            db.DueDraftsOn(today).OrderBy(a => a.FiscalYear).ThenBy(a => a.SavedAt).ThenBy(a => a.Id), SubsidyRetention.DraftYears, cancellationToken);
        return refused.Count == 0 ? purged > 0
            : throw new InvalidOperationException($"{refused.Count} applications could not be deleted: {string.Join(", ", refused)}.");
    }

    private static bool IsRefusal(Exception exception) =>
        (exception as DbException ?? exception.InnerException as DbException)?.SqlState?.StartsWith(IntegrityViolations, StringComparison.Ordinal) is true;

    private static PurgedApplication? LineOf(DueApplication due, int years, DateTimeOffset at)
    {
        var application = due.Application;
        var mayApplyAgain = application.Status is ApplicationStatus.Withdrawn or ApplicationStatus.Denied;
        return application is not { ReceiptNumber: { } receiptNumber, ConcludedOn: { } concludedOn } ? null : new PurgedApplication
        {
            Id = application.Id,
            OfficeId = mayApplyAgain ? null : application.OfficeId,
            ReceiptNumber = receiptNumber,
            Kind = application.Kind,
            FiscalYear = application.FiscalYear,
            OnceYear = mayApplyAgain ? null : application.OnceYear,
            Outcome = application.Status,
            AmountYen = application.GrantedYen,
            LetterNumber = due.Decision?.LetterNumber,
            ConcludedOn = concludedOn,
            Years = years,
            PurgedAt = at,
        };
    }

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
        // The batches first, as who records the bank's results does, and nobody is waited for after them.
        var batches = await HoldBatchesAsync(id, cancellationToken);
        var held = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM subsidy_applications WHERE id = {id} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        // The office may have come back to a draft, or a report been sent back, between the look and the lock.
        if (held.Count == 0 || await FindAsync(due, cancellationToken) is not { } found)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await CountPaymentsAsync(id, batches, cancellationToken);
        await EmptyFilesAsync(id, cancellationToken);
        if (LineOf(found, years, now) is { } line)
        {
            await WriteLineAsync(line, cancellationToken);
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

    // Rows that came back out of a backup have their line already, which nobody may change.
    private async Task WriteLineAsync(PurgedApplication line, CancellationToken cancellationToken)
    {
        if (!await db.PurgedApplications.AnyAsync(p => p.Id == line.Id, cancellationToken))
        {
            db.Add(line);
        }

        // Of every letter that says something about it, whatever it was decided by.
        var codes = await DependentRows.Of<SubsidyApplication>(db.Model)
            .ValuesAsync(db, nameof(SubsidyDecision.VerificationCode), line.Id, cancellationToken);
        var hashes = codes.Select(PurgedLetter.HashOf).ToList();
        var written = await db.PurgedLetters.Where(l => hashes.Contains(l.VerificationHash)).Select(l => l.VerificationHash).ToListAsync(cancellationToken);
        db.AddRange(hashes.Except(written).Select(hash => new PurgedLetter { VerificationHash = hash, PurgedApplicationId = line.Id }));
    }

    private Task<List<PaymentBatch>> HoldBatchesAsync(Guid id, CancellationToken cancellationToken) =>
        db.PaymentBatches.FromSql($"""
            SELECT *, xmin FROM payment_batches WHERE id IN (SELECT batch_id FROM payments WHERE application_id = {id}) ORDER BY id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);

    private async Task CountPaymentsAsync(Guid id, IReadOnlyList<PaymentBatch> batches, CancellationToken cancellationToken)
    {
        var payments = await db.Payments.AsNoTracking().Where(p => p.ApplicationId == id && p.Status != PaymentStatus.Excluded)
            .Select(p => new { p.BatchId, p.AmountYen, p.Status }).ToListAsync(cancellationToken);
        foreach (var batch in batches)
        {
            var rows = payments.FindAll(p => p.BatchId == batch.Id);
            batch.CountPurged(rows.Count, rows.Sum(p => (long)p.AmountYen), rows.Count(p => p.Status == PaymentStatus.Failed));
        }
    }

    /// <summary>The bytes of a transfer file go with the first of its rows, whose account they name; rows, sums and SHA-256 stay.</summary>
    private Task<int> EmptyFilesAsync(Guid id, CancellationToken cancellationToken) =>
        db.ReleasedFiles
            .Where(f => f.Content != null && db.Payments.Any(p => p.BatchId == f.BatchId && p.ApplicationId == id && p.Status != PaymentStatus.Excluded))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Content, (byte[]?)null), cancellationToken);

    /// <param name="Application">As it is, not followed.</param>
    /// <param name="Decision">交付決定 or 不交付決定; null without.</param>
    private sealed record DueApplication(SubsidyApplication Application, SubsidyDecision? Decision);
}
