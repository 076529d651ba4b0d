using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.Subsidies;

/// <summary>Writes down what became of letters: of several who printed one at the same time, the first alone.</summary>
internal static class LetterRecords
{
    /// <summary>The caller saves: files of letters that somebody else has printed meanwhile are let go of.</summary>
    /// <returns>The decisions whose letter is the one just printed.</returns>
    public static async Task<IReadOnlyList<Guid>> RecordPrintedAsync(
        this PortalDbContext db, IReadOnlyList<WrittenLetter> printed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. printed.Select(p => p.DecisionId)], files = [.. printed.Select(p => p.Stored!.FileId)];
        long[] sizes = [.. printed.Select(p => p.Stored!.SizeBytes)];
        string[] hashes = [.. printed.Select(p => p.Stored!.Sha256)];
        var taken = await db.Database.SqlQuery<Guid>($"""
            INSERT INTO decision_letters (decision_id, status, file_id, size_bytes, sha256, printed_at, attempts, lacking)
            SELECT p.decision_id, 'Printed', p.file_id, p.size_bytes, p.sha256, {now}, 1, ''
            FROM unnest({ids}, {files}, {sizes}, {hashes}) AS p (decision_id, file_id, size_bytes, sha256) ORDER BY p.decision_id
            ON CONFLICT (decision_id) DO UPDATE SET
                status = 'Printed', file_id = EXCLUDED.file_id, size_bytes = EXCLUDED.size_bytes, sha256 = EXCLUDED.sha256,
                printed_at = EXCLUDED.printed_at, leased_until = NULL, problem = NULL, lacking = ''
            WHERE decision_letters.file_id IS NULL
            RETURNING decision_id AS "Value"
            """).ToListAsync(cancellationToken);
        foreach (var late in printed.Where(p => !taken.Contains(p.DecisionId)))
        {
            db.Discard(late.Stored!.FileId, now);
        }

        return taken;
    }

    /// <param name="db">Where.</param>
    /// <param name="decisionId">Whose letter.</param>
    /// <param name="problem">Why.</param>
    /// <param name="lacking">The characters that the fonts lack.</param>
    /// <param name="claimed">The try in which it failed: nothing is written when another worker is at it since. Null outside of a run.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static Task RecordStoppedAsync(
        this PortalDbContext db, Guid decisionId, LetterProblem problem, string lacking, int? claimed, CancellationToken cancellationToken)
    {
        // No letter has been tried fewer times than none.
        var since = claimed ?? -1;
        var shown = string.Concat(lacking.EnumerateRunes().Take(DecisionLetter.LackingMaxLength / 2));
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO decision_letters (decision_id, status, problem, lacking) VALUES ({decisionId}, 'Stopped', {problem.ToString()}, {shown})
            ON CONFLICT (decision_id) DO UPDATE SET
                status = 'Stopped', problem = EXCLUDED.problem, lacking = EXCLUDED.lacking, leased_until = NULL
            WHERE decision_letters.file_id IS NULL AND ({since} < 0 OR decision_letters.attempts = {since})
            """, cancellationToken);
    }
}
