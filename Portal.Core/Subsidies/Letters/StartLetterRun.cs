using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>通知書の一括印刷を始める: all decisions without a letter, and those whose letter was stopped.</summary>
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

        db.Add(AuditEvent.By(user, run.StartedAt, "LetterRunStarted", nameof(LetterRun), run.Id, details: new { Count = count }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run.Id;
    }

    private async Task<int> TakeUpAsync(LetterRun run, CancellationToken cancellationToken)
    {
        var ids = await db.WithoutLetter(run.Filter).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO decision_letters (decision_id, run_id, status) SELECT id, {run.Id}, 'Waiting' FROM unnest({ids.ToArray()}) AS id
            ON CONFLICT (decision_id) DO UPDATE SET
                run_id = EXCLUDED.run_id, status = 'Waiting', problem = NULL, lacking = '', attempts = 0, leased_until = NULL
            WHERE decision_letters.status = 'Stopped'
            """, cancellationToken);
    }
}
