using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 通知書の一括印刷を始める: all decisions that are in no run, and those whose letter was stopped. A letter that somebody has opened before stays
/// the file that it is, and goes into the archive of this run.
/// </summary>
/// <param name="RunId">Made with the form: a second click is the same run.</param>
/// <param name="Filter">Which.</param>
public sealed record StartLetterRun(Guid RunId, LetterFilter Filter) : IRequest<Result<Guid>>;

public sealed class StartLetterRunHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartLetterRun, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartLetterRun request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One start after the other: what the first has taken up, the second does not count again.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('letter_runs'))", cancellationToken);
        if (await db.LetterRuns.AnyAsync(r => r.Id == request.RunId && r.StartedById == user.AccountId, cancellationToken))
        {
            return request.RunId;
        }

        var run = new LetterRun
        {
            Id = request.RunId == default || await db.LetterRuns.AnyAsync(r => r.Id == request.RunId, cancellationToken)
                ? Guid.CreateVersion7() : request.RunId,
            StartedById = user.AccountId!.Value,
            StartedAt = clock.GetUtcNow(),
            Filter = request.Filter,
        };
        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        var count = await TakeUpAsync(run, cancellationToken);
        if (count == 0)
        {
            return LetterErrors.NothingToPrint;
        }

        run.TakeUp(count);
        db.Add(AuditEvent.By(user, run.StartedAt, "LetterRunStarted", nameof(LetterRun), run.Id, details: new { Count = count }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run.Id;
    }

    private async Task<int> TakeUpAsync(LetterRun run, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. await db.WithoutRun(run.Filter).Select(d => d.Id).ToListAsync(cancellationToken)];
        var moved = await MoveStoppedAsync(ids, cancellationToken);
        var waiting = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO decision_letters (decision_id, run_id, status) SELECT id, {run.Id}, 'Waiting' FROM unnest({ids}) AS id ORDER BY id
            ON CONFLICT (decision_id) DO UPDATE SET
                run_id = EXCLUDED.run_id, status = 'Waiting', problem = NULL, lacking = '', attempts = 0, leased_until = NULL
            WHERE decision_letters.status = 'Stopped' AND (decision_letters.run_id IS NULL OR decision_letters.decision_id = ANY({moved}))
            """, cancellationToken);
        var opened = await db.Database.ExecuteSqlAsync($"""
            UPDATE decision_letters SET run_id = {run.Id} WHERE decision_id = ANY({ids}) AND status = 'Printed' AND run_id IS NULL
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"UPDATE subsidy_decisions SET is_in_run = true WHERE id = ANY({ids}) AND NOT is_in_run", cancellationToken);
        return waiting + opened;
    }

    /// <summary>The runs in which they stopped go on telling how many they were.</summary>
    private async Task<Guid[]> MoveStoppedAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var stopped = await db.DecisionLetters.FromSql($"""
            SELECT * FROM decision_letters WHERE decision_id = ANY({ids}) AND status = 'Stopped' AND run_id IS NOT NULL ORDER BY decision_id FOR UPDATE
            """).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var run in stopped.CountBy(l => l.RunId!.Value))
        {
            var count = run.Value;
            await db.LetterRuns.Where(r => r.Id == run.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Moved, r => r.Moved + count), cancellationToken);
        }

        return [.. stopped.Select(l => l.DecisionId)];
    }
}
