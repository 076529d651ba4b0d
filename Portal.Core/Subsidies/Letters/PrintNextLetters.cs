using System.Data.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Quarantine;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>
/// 次の通知書を印刷する: the next letters of all runs that were not stopped. A file comes first and its row after it, so that a worker
/// that dies leaves letters that wait, and files that nobody refers to. Answers whether there
/// may be more that can be printed now.
/// </summary>
public sealed record PrintNextLetters : IRequest<bool>;

public sealed class PrintNextLettersHandler(
    PortalDbContext db, LetterWriter writer, HtmlToPdf composer, TimeProvider clock, ILogger<PrintNextLettersHandler> log)
    : IRequestHandler<PrintNextLetters, bool>
{
    public const int AtOnce = 200;

    /// <summary>What has failed so often is claimed alone from then on: it harms no other letter any more.</summary>
    public const int TogetherUntil = 3;

    /// <summary>After so many tries a letter is stopped.</summary>
    public const int MostAttempts = 4;

    /// <summary>Workers die for many reasons; after so many deaths over one letter it is taken for the reason.</summary>
    public const int MostDeaths = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>How long everything waits for Chromium, a font or the store.</summary>
    private static readonly TimeSpan PauseOfOutage = TimeSpan.FromSeconds(60);

    public async Task<bool> Handle(PrintNextLetters request, CancellationToken cancellationToken)
    {
        var claims = await ClaimAsync(TogetherUntil, AtOnce, cancellationToken);
        claims = claims.Count > 0 ? claims : await ClaimAsync(int.MaxValue, 1, cancellationToken);
        if (claims.Count == 0)
        {
            return false;
        }

        IReadOnlyList<WrittenLetter> written = claims is [{ Attempts: > MostDeaths } deadly]
            ? [new WrittenLetter(deadly.DecisionId, null, LetterProblem.NotPrinted)]
            : await WriteAsync(claims, cancellationToken);
        await RecordAsync(claims, written, cancellationToken);
        return written.Any(w => w.Outage is null);
    }

    /// <summary>What may have killed a print is printed with fewer others, and at last alone.</summary>
    private static int InOnePrint(int attempts) => attempts switch { <= 2 => 100, 3 => 10, _ => 1 };

    private Task<List<Claim>> ClaimAsync(int fewerAttempts, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Chosen once: as a part of the update it may be asked anew for each row, and each time chooses others.
        return db.Database.SqlQuery<Claim>($"""
            WITH chosen AS MATERIALIZED (
                SELECT l.decision_id FROM decision_letters l JOIN letter_runs r ON r.id = l.run_id
                WHERE l.status = 'Waiting' AND r.halted_at IS NULL AND (l.leased_until IS NULL OR l.leased_until <= {now}) AND l.attempts < {fewerAttempts}
                ORDER BY l.attempts, l.decision_id LIMIT {most} FOR UPDATE OF l SKIP LOCKED)
            UPDATE decision_letters l SET leased_until = {now + LongWork.Lease}, attempts = l.attempts + 1
            FROM chosen c WHERE l.decision_id = c.decision_id
            RETURNING l.decision_id AS "DecisionId", l.attempts AS "Attempts"
            """).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<WrittenLetter>> WriteAsync(List<Claim> claims, CancellationToken cancellationToken)
    {
        var ids = claims.ConvertAll(c => c.DecisionId);
        try
        {
            var letters = await db.LettersOf(db.SubsidyDecisions.Where(d => ids.Contains(d.Id))).ToListAsync(cancellationToken);
            var work = writer.WriteAsync(letters, InOnePrint(claims.Max(c => c.Attempts)), cancellationToken);
            return await LongWork.WhileAsync(work, () => StillHereAsync(claims, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (claims.Count == 1 && exception is not (OperationCanceledException or DbException))
        {
            // A decision that cannot even be read.
            return [new WrittenLetter(ids[0], null, Outage: exception)];
        }
    }

    private Task<int> StillHereAsync(List<Claim> claims, CancellationToken cancellationToken)
    {
        var (until, ids, attempts) = (clock.GetUtcNow() + LongWork.Lease, IdsOf(claims), AttemptsOf(claims));
        return db.Database.ExecuteSqlAsync($"""
            UPDATE decision_letters l SET leased_until = {until} FROM unnest({ids}, {attempts}) AS c (decision_id, attempts)
            WHERE l.decision_id = c.decision_id AND l.attempts = c.attempts AND l.status = 'Waiting'
            """, cancellationToken);
    }

    private async Task RecordAsync(List<Claim> claims, IReadOnlyList<WrittenLetter> written, CancellationToken cancellationToken)
    {
        var claimed = claims.ToDictionary(c => c.DecisionId);
        var failed = written.Where(w => w.Outage is not null).ToList();
        foreach (var exception in failed.Select(w => w.Outage).Distinct())
        {
            log.LogWarning(exception, "{Letters} letters could not be printed.", failed.Count(w => w.Outage == exception));
        }

        var mayBePrinter = failed.Exists(w => w.Outage is PdfComposerUnavailableException);
        var isDown = mayBePrinter && !await LongWork.WhileAsync(
            composer.PrintsAsync(cancellationToken), () => StillHereAsync(claims, cancellationToken), cancellationToken);
        // Nobody is to blame for a Chromium that prints nothing, nor for a font that is gone or a full disk: such a try does not count.
        var waiting = failed.ToLookup(
            w => w.Outage is StorageUnavailableException or PdfFontMissingException || (isDown && w.Outage is PdfComposerUnavailableException),
            w => claimed[w.DecisionId]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.RecordPrintedAsync([.. written.Where(w => w.Stored is not null)], clock.GetUtcNow(), cancellationToken);
        foreach (var letter in written.Where(w => w.Problem is not null))
        {
            await db.RecordStoppedAsync(letter.DecisionId, letter.Problem!.Value, letter.Lacking, claimed[letter.DecisionId].Attempts, cancellationToken);
        }

        await PutOffAsync([.. waiting[false]], cancellationToken);
        await WaitForProgramsAsync([.. waiting[true]], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Task<int> PutOffAsync(List<Claim> claims, CancellationToken cancellationToken)
    {
        var (until, ids, attempts) = (clock.GetUtcNow() + Pause, IdsOf(claims), AttemptsOf(claims));
        return db.Database.ExecuteSqlAsync($"""
            UPDATE decision_letters l SET
                status = CASE WHEN l.attempts >= {MostAttempts} THEN 'Stopped' ELSE l.status END,
                problem = CASE WHEN l.attempts >= {MostAttempts} THEN 'NotPrinted' END,
                leased_until = CASE WHEN l.attempts >= {MostAttempts} THEN NULL ELSE {until} END
            FROM unnest({ids}, {attempts}) AS c (decision_id, attempts)
            WHERE l.decision_id = c.decision_id AND l.attempts = c.attempts AND l.status = 'Waiting'
            """, cancellationToken);
    }

    /// <summary>The others would only fail, too, one round after the other: they wait as well.</summary>
    private async Task WaitForProgramsAsync(List<Claim> claims, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var (until, ids, attempts) = (now + PauseOfOutage, IdsOf(claims), AttemptsOf(claims));
        await db.Database.ExecuteSqlAsync($"""
            UPDATE decision_letters l SET leased_until = {until}, attempts = l.attempts - 1
            FROM unnest({ids}, {attempts}) AS c (decision_id, attempts)
            WHERE l.decision_id = c.decision_id AND l.attempts = c.attempts AND l.status = 'Waiting'
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE decision_letters SET leased_until = {until} WHERE decision_id IN (
                SELECT decision_id FROM decision_letters WHERE status = 'Waiting' AND (leased_until IS NULL OR leased_until <= {now})
                FOR UPDATE SKIP LOCKED)
            """, cancellationToken);
    }

    private static Guid[] IdsOf(List<Claim> claims) => [.. claims.Select(c => c.DecisionId)];

    private static int[] AttemptsOf(List<Claim> claims) => [.. claims.Select(c => c.Attempts)];

    internal sealed record Claim(Guid DecisionId, int Attempts);
}
