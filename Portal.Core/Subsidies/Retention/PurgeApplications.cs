using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 保存期間の過ぎた申請を削除する, each in a transaction of its own: rows, files and mails go together, and a record of it stays. A worker that dies in
/// between has deleted nothing of the one it was at; two at once never wait for each other's application.
/// </summary>
public sealed record PurgeApplications : IRequest<bool>
{
    /// <summary>Found with one look, so that what is still held is not passed by for each that is not.</summary>
    public const int AtATime = 100;
}

public sealed class PurgeApplicationsHandler(PortalDbContext db, IOptionsSnapshot<RetentionOptions> options, TimeProvider clock)
    : IRequestHandler<PurgeApplications, bool>
{
    public async Task<bool> Handle(PurgeApplications request, CancellationToken cancellationToken)
    {
        var (today, years) = (clock.TodayInJapan(), options.Value.SubsidyYears);
        var purged = await PurgeAsync(db.DueRecordsOn(today, years).OrderBy(a => a.ConcludedOn).ThenBy(a => a.Id), years, cancellationToken);
        purged += await PurgeAsync(
            db.DueDraftsOn(today).OrderBy(a => a.FiscalYear).ThenBy(a => a.SavedAt).ThenBy(a => a.Id), SubsidyRetention.DraftYears, cancellationToken);
        return purged > 0;
    }

    private async Task<int> PurgeAsync(IQueryable<SubsidyApplication> due, int years, CancellationToken cancellationToken)
    {
        var purged = 0;
        foreach (var id in await due.Select(a => a.Id).Take(PurgeApplications.AtATime).ToListAsync(cancellationToken))
        {
            purged += await PurgeOneAsync(due.Where(a => a.Id == id), id, years, cancellationToken) ? 1 : 0;
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
        if (held.Count == 0 || await RecordAsync(due, years, cancellationToken) is not { } record)
        {
            return false;
        }

        await CountPaymentsAsync(id, batches, cancellationToken);
        await EmptyFilesAsync(id, cancellationToken);
        db.AddRange(await LettersAsync(id, cancellationToken));
        var removed = await db.RemoveApplicationAsync(id, record.PurgedAt, cancellationToken);
        db.Add(record);
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

    // Of every letter that says something about it, whatever it was decided by.
    private async Task<IEnumerable<PurgedLetter>> LettersAsync(Guid id, CancellationToken cancellationToken)
    {
        var codes = await DependentRows.Of<SubsidyApplication>(db.Model)
            .ValuesAsync(db, nameof(SubsidyDecision.VerificationCode), id, cancellationToken);
        return codes.Select(code => new PurgedLetter { VerificationHash = PurgedLetter.HashOf(code), PurgedApplicationId = id });
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
