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

    private static bool IsRefusal(Exception exception) =>
        (exception as DbException ?? exception.InnerException as DbException)?.SqlState?.StartsWith(IntegrityViolations, StringComparison.Ordinal) is true;

    private async Task<bool> PurgeOneAsync(IQueryable<SubsidyApplication> due, Guid id, int years, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The batches first, as who records the bank's results does, and nobody is waited for after them.
        var batches = await HoldBatchesAsync(id, cancellationToken);
        var held = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM subsidy_applications WHERE id = {id} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        // The office may have come back to a draft, or a report been sent back, between the look and the lock.
        if (held.Count == 0 || await RecordAsync(due, years, cancellationToken) is not { } record)
        {
            return false;
        }

        await CountPaymentsAsync(id, batches, cancellationToken);
        await EmptyFilesAsync(id, cancellationToken);
        await WriteLineAsync(record, cancellationToken);
        var removed = await db.RemoveApplicationAsync(id, record.PurgedAt, cancellationToken);
        db.Add(AuditEvent.ByWorker(record.PurgedAt, "SubsidyApplicationPurged", nameof(SubsidyApplication), id, insurerId: null, new
        {
            record.ReceiptNumber,
            record.LetterNumber,
            record.Years,
            removed.Rows,
            removed.Files,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<PurgedApplication?> RecordAsync(IQueryable<SubsidyApplication> due, int years, CancellationToken cancellationToken)
    {
        var found = await due.AsNoTracking().Select(a => new
        {
            a.Id,
            a.OfficeId,
            a.ReceiptNumber,
            a.Kind,
            a.FiscalYear,
            a.OnceYear,
            a.Status,
            a.GrantedYen,
            a.ConcludedOn,
            Decision = db.SubsidyDecisions.Where(d => d.ApplicationId == a.Id).Select(d => new { d.FiscalYear, d.Number }).SingleOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
        var mayApplyAgain = found?.Status is ApplicationStatus.Draft or ApplicationStatus.Withdrawn or ApplicationStatus.Denied;
        return found is null ? null : new PurgedApplication
        {
            Id = found.Id,
            OfficeId = found.OfficeId,
            ReceiptNumber = found.ReceiptNumber,
            Kind = found.Kind,
            FiscalYear = found.FiscalYear,
            OnceYear = mayApplyAgain ? null : found.OnceYear,
            Outcome = found.Status,
            AmountYen = found.GrantedYen,
            LetterNumber = found.Decision is { } d ? SubsidyDecision.NumberText(d.FiscalYear, d.Number) : null,
            ConcludedOn = found.ConcludedOn,
            Years = years,
            PurgedAt = clock.GetUtcNow(),
        };
    }

    // Rows that came back out of a backup have their line already, which nobody may change.
    private async Task WriteLineAsync(PurgedApplication record, CancellationToken cancellationToken)
    {
        if (!await db.PurgedApplications.AnyAsync(p => p.Id == record.Id, cancellationToken))
        {
            db.Add(record);
        }

        // Of every letter that says something about it, whatever it was decided by.
        var codes = await DependentRows.Of<SubsidyApplication>(db.Model)
            .ValuesAsync(db, nameof(SubsidyDecision.VerificationCode), record.Id, cancellationToken);
        var hashes = codes.Select(PurgedLetter.HashOf).ToList();
        var written = await db.PurgedLetters.Where(l => hashes.Contains(l.VerificationHash)).Select(l => l.VerificationHash).ToListAsync(cancellationToken);
        db.AddRange(hashes.Except(written).Select(hash => new PurgedLetter { VerificationHash = hash, PurgedApplicationId = record.Id }));
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
}
