using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>発行・催促の進み具合; null when there is no such run, or it was only looked at.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record FindAccountRun(Guid Id, int Page) : IRequest<AccountRunView?>;

/// <param name="By">Who started it.</param>
/// <param name="Rows">One page: what was skipped first, then in the order of the run.</param>
public sealed record AccountRunView(
    Guid Id, AccountRunKind Kind, DateTimeOffset StartedAt, string By, int Count, int Done, int Skipped, IReadOnlyList<AccountRunResult> Rows, int Page)
{
    public int Waiting => Count - Done - Skipped;

    /// <summary>There will be news.</summary>
    public bool IsUnderWay => Waiting > 0;
}

/// <param name="Mail">Of the newest mail to the person; null while there is none.</param>
public sealed record AccountRunResult(
    Guid InsurerId, string InsurerNumber, string Insurer, Guid? AccountId, string? LoginId, AccountRunOutcome Outcome, string? Problem, MailStatus? Mail);

public sealed class FindAccountRunHandler(PortalDbContext db) : IRequestHandler<FindAccountRun, AccountRunView?>
{
    public async Task<AccountRunView?> Handle(FindAccountRun request, CancellationToken cancellationToken)
    {
        var rows = db.AccountRunRows.Where(r => r.RunId == request.Id);
        var run = await db.AccountRuns.AsNoTracking().Where(r => r.Id == request.Id && r.StartedAt != null)
            .Select(r => new
            {
                r.Kind,
                r.StartedAt,
                r.Count,
                By = db.Users.Where(u => u.Id == r.AccountId).Select(u => u.DisplayName).FirstOrDefault(),
                Done = rows.Count(x => x.Outcome == AccountRunOutcome.Done),
                Skipped = rows.Count(x => x.Outcome == AccountRunOutcome.Skipped),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return null;
        }

        var page = ListLimits.PageWithin(request.Page, run.Count);
        var shown = await (
            from r in rows
            join i in db.Insurers on r.InsurerId equals i.Id
            orderby r.Outcome == AccountRunOutcome.Skipped descending, r.Position
            select new AccountRunResult(
                i.Id, i.InsurerNumber, i.Name, r.AccountId, db.Users.Where(u => u.Id == r.AccountId).Select(u => u.UserName).FirstOrDefault(),
                r.Outcome, r.Problem,
                db.OutgoingMails.Where(m => m.AboutId == r.AccountId && r.AccountId != null).OrderByDescending(m => m.CreatedAt)
                    .ThenByDescending(m => m.Id).Select(m => (MailStatus?)m.Status).FirstOrDefault()))
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new AccountRunView(
            request.Id, run.Kind, run.StartedAt!.Value, run.By ?? "", run.Count, run.Done, run.Skipped, shown, page);
    }
}
