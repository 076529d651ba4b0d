using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>一括印刷を止める, or 続ける: letters that a worker is printing just then are still finished.</summary>
public sealed record HaltLetterRun(Guid Id, bool GoOn = false) : IRequest<Result>;

public sealed class HaltLetterRunHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<HaltLetterRun, Result>
{
    public async Task<Result> Handle(HaltLetterRun request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = (await db.LetterRuns.FromSql($"SELECT * FROM letter_runs WHERE id = {request.Id} FOR UPDATE").ToListAsync(cancellationToken))
            .SingleOrDefault();
        if (run is null)
        {
            return LetterErrors.NotFound;
        }

        // Somebody was faster: it is as it was wanted.
        if (run.HaltedAt is null == request.GoOn)
        {
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        if (request.GoOn)
        {
            run.GoOn();
        }
        else
        {
            run.Halt(now);
        }

        db.Add(AuditEvent.By(user, now, request.GoOn ? "LetterRunContinued" : "LetterRunHalted", nameof(LetterRun), run.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
