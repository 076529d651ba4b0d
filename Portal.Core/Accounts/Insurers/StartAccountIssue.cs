using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>アカウントの発行を始める: once, however often it is sent. The worker does the rest.</summary>
/// <param name="RunId">The upload.</param>
/// <param name="Fingerprint">Of the preview that the person saw.</param>
/// <param name="LeaveOutProblems">エラーのある行を除いて発行する.</param>
public sealed record StartAccountIssue(Guid RunId, string? Fingerprint, bool LeaveOutProblems) : IRequest<Result<Guid>>;

public sealed class StartAccountIssueHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<StartAccountIssue, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartAccountIssue request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = (await db.AccountRuns.FromSql($"""
            SELECT *, xmin FROM account_runs WHERE id = {request.RunId} AND account_id = {user.AccountId} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (run?.StartedAt is not null)
        {
            return run.Id;
        }

        if (run?.Content is not { } file || run.ExpiresAt <= now)
        {
            return AccountRunErrors.Expired;
        }

        var plan = await AccountIssuePlan.OfFileAsync(db, file, cancellationToken);
        if (plan.Refused > 0 && !request.LeaveOutProblems)
        {
            return AccountRunErrors.HasProblems;
        }

        if (plan.Good == 0)
        {
            return AccountRunErrors.NothingToIssue;
        }

        if (plan.Fingerprint != request.Fingerprint)
        {
            return AccountRunErrors.ListChanged;
        }

        var rows = plan.Rows.Where(r => !r.IsRefused)
            .Select((r, index) => new AccountRunRow { RunId = run.Id, Position = index + 1, InsurerId = r.InsurerId!.Value }.WithContact(r.Contact)).ToList();
        db.AddRange(rows);
        run.Start(rows.Count, now);
        db.Add(AuditEvent.By(user, now, "AccountIssueStarted", nameof(AccountRun), run.Id, details: new { rows.Count, plan.Refused }));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return run.Id;
    }
}
