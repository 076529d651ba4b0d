using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Quarantine;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>
/// 次の通知書を印刷する: the next letters of all runs that were not stopped. A file comes first and its row after it, so that a worker
/// that dies leaves letters that wait, and files that nobody refers to. Answers whether there may be more.
/// </summary>
public sealed record PrintNextLetters : IRequest<bool>;

public sealed class PrintNextLettersHandler(PortalDbContext db, LetterWriter writer, PdfPrograms programs, TimeProvider clock)
    : IRequestHandler<PrintNextLetters, bool>
{
    public const int AtOnce = 200;

    /// <summary>After so many tries a letter is stopped.</summary>
    public const int MostAttempts = 4;

    /// <summary>Workers die for many reasons; after so many deaths over one letter it is taken for the reason.</summary>
    public const int MostDeaths = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public async Task<bool> Handle(PrintNextLetters request, CancellationToken cancellationToken)
    {
        var claims = await ClaimAsync(cancellationToken);
        if (claims.Count == 0)
        {
            return false;
        }

        var deadly = claims.Where(c => c.Attempts > MostDeaths).Select(c => c.DecisionId).ToList();
        var ids = claims.Select(c => c.DecisionId).Except(deadly).ToList();
        var letters = await db.LettersOf(db.SubsidyDecisions.Where(d => ids.Contains(d.Id))).ToListAsync(cancellationToken);
        var work = writer.WriteAsync(letters, InOnePrint(claims.Max(c => c.Attempts)), cancellationToken);
        var written = await LongWork.WhileAsync(work, () => StillHereAsync(ids, cancellationToken), cancellationToken);
        await RecordAsync([.. written, .. deadly.Select(id => new WrittenLetter(id, null, LetterProblem.NotPrinted))], cancellationToken);
        return true;
    }

    /// <summary>What may have killed a print is printed with fewer others, and at last alone.</summary>
    private static int InOnePrint(int attempts) => attempts switch { <= 2 => 100, 3 => 10, _ => 1 };

    private Task<List<Claim>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<Claim>($"""
            UPDATE decision_letters SET leased_until = {now + LongWork.Lease}, attempts = attempts + 1
            WHERE decision_id IN (
                SELECT l.decision_id FROM decision_letters l JOIN letter_runs r ON r.id = l.run_id
                WHERE l.status = 'Waiting' AND r.halted_at IS NULL AND (l.leased_until IS NULL OR l.leased_until <= {now})
                ORDER BY l.attempts, l.decision_id LIMIT {AtOnce} FOR UPDATE OF l SKIP LOCKED)
            RETURNING decision_id AS "DecisionId", attempts AS "Attempts"
            """).ToListAsync(cancellationToken);
    }

    private Task<int> StillHereAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + LongWork.Lease;
        return db.DecisionLetters.Where(l => ids.Contains(l.DecisionId) && l.Status == LetterStatus.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.LeasedUntil, until), cancellationToken);
    }

    private async Task RecordAsync(IReadOnlyList<WrittenLetter> written, CancellationToken cancellationToken)
    {
        // Nobody is to blame for a program that does not start, nor for a full disk: such a try does not count.
        var isOutage = written.Any(w => w.Outage is StorageUnavailableException)
            || (written.Any(w => w.Outage is not null) && (await programs.FindBrokenAsync(cancellationToken)).Count > 0);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.RecordPrintedAsync([.. written.Where(w => w.Stored is not null)], clock.GetUtcNow(), cancellationToken);
        foreach (var letter in written.Where(w => w.Problem is not null))
        {
            await db.RecordStoppedAsync(letter.DecisionId, letter.Problem!.Value, letter.Lacking, cancellationToken);
        }

        var failed = written.Where(w => w.Outage is not null).Select(w => w.DecisionId).ToList();
        if (failed.Count > 0)
        {
            await PutOffAsync(failed, isOutage, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task PutOffAsync(List<Guid> ids, bool isOutage, CancellationToken cancellationToken)
    {
        var (until, counted) = (clock.GetUtcNow() + Pause, isOutage ? 1 : 0);
        var waiting = db.DecisionLetters.Where(l => ids.Contains(l.DecisionId) && l.Status == LetterStatus.Waiting);
        await waiting.Where(l => l.Attempts - counted >= MostAttempts).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Status, LetterStatus.Stopped).SetProperty(l => l.Problem, LetterProblem.NotPrinted), cancellationToken);
        await waiting.ExecuteUpdateAsync(
            set => set.SetProperty(l => l.LeasedUntil, until).SetProperty(l => l.Attempts, l => l.Attempts - counted), cancellationToken);
    }

    internal sealed record Claim(Guid DecisionId, int Attempts);
}
