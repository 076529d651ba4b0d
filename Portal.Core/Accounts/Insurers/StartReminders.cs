using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>まだログインしていない方に催促する: the chosen ones, or all. The worker does the rest.</summary>
/// <param name="RunId">Made with the form: a second click is the same run.</param>
/// <param name="AccountIds">Null for all that the filter finds.</param>
/// <param name="Filter">As the list was narrowed.</param>
public sealed record StartReminders(Guid RunId, IReadOnlyList<Guid>? AccountIds, WaitingFilter Filter) : IRequest<Result<Guid>>;

public sealed class StartRemindersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartReminders, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartReminders request, CancellationToken cancellationToken)
    {
        var (now, byId) = (clock.GetUtcNow(), user.AccountId!.Value);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        // One start after the other: the second of two clicks finds the run.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('account_runs'))", cancellationToken);
        if (await db.AccountRuns.AnyAsync(r => r.Id == request.RunId && r.AccountId == byId, cancellationToken))
        {
            return request.RunId;
        }

        var waiting = db.Remindable(request.AccountIds is null ? request.Filter : new WaitingFilter(), now);
        var people = await (request.AccountIds is { } ids ? waiting.Where(a => ids.Contains(a.Id)) : waiting)
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Take(AccountRun.MaxRows).Select(a => new { a.Id, a.InsurerId }).ToListAsync(cancellationToken);
        if (people.Count == 0)
        {
            return AccountRunErrors.NobodyChosen;
        }

        var run = new AccountRun
        {
            Id = request.RunId.Version == 7 ? request.RunId : Guid.CreateVersion7(),
            Kind = AccountRunKind.Remind,
            AccountId = byId,
            ExpiresAt = now,
        };
        run.Start(people.Count, now);
        db.Add(run);
        db.AddRange(people.Select((p, index) => new AccountRunRow { RunId = run.Id, Position = index + 1, InsurerId = p.InsurerId!.Value }.About(p.Id)));
        db.Add(AuditEvent.By(user, now, "InvitationRemindersStarted", nameof(AccountRun), run.Id, details: new { people.Count }));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return run.Id;
    }
}
