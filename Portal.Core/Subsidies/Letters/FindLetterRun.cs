using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>一括印刷の進み具合; null when there is no such run.</summary>
public sealed record FindLetterRun(Guid Id) : IRequest<LetterRunView?>;

/// <param name="Stopped">Letters that staff have to look at, at most <see cref="ListLimits.PageSize"/> of them.</param>
/// <param name="LastPrintedAt">Of the run; null while it goes on, and when it has printed none.</param>
public sealed record LetterRunView(LetterRunRow Run, IReadOnlyList<StoppedLetter> Stopped, DateTimeOffset? LastPrintedAt)
{
    /// <summary>There will be news.</summary>
    public bool IsUnderWay => Run is { Counts.Waiting: > 0, IsHalted: false };
}

/// <param name="Problem">Why.</param>
/// <param name="Lacking">The characters, when they can be named.</param>
public sealed record StoppedLetter(
    Guid ApplicationId, string ReceiptNumber, int FiscalYear, int Number, LetterProblem Problem, string Lacking);

public sealed class FindLetterRunHandler(PortalDbContext db) : IRequestHandler<FindLetterRun, LetterRunView?>
{
    public async Task<LetterRunView?> Handle(FindLetterRun request, CancellationToken cancellationToken)
    {
        var run = await db.LetterRuns.AsNoTracking().Where(r => r.Id == request.Id)
            .Select(r => new { Run = r, By = db.Users.Where(u => u.Id == r.StartedById).Select(u => u.DisplayName).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return null;
        }

        var letters = db.DecisionLetters.Where(l => l.RunId == request.Id);
        var counts = (await LetterCounts.OfAsync(db, [run.Run], cancellationToken))[request.Id];
        var stopped = await (
            from l in letters
            join d in db.SubsidyDecisions on l.DecisionId equals d.Id
            join a in db.SubsidyApplications on d.ApplicationId equals a.Id
            where l.Status == LetterStatus.Stopped
            orderby d.FiscalYear, d.Number
            select new StoppedLetter(a.Id, a.ReceiptNumber!, d.FiscalYear, d.Number, l.Problem!.Value, l.Lacking))
            .Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        var row = new LetterRunRow(run.Run.Id, run.Run.StartedAt, run.By ?? "", run.Run.Filter, run.Run.HaltedAt is not null, counts);
        // The page of a run that goes on is asked for again and again, and does not tell it.
        var last = counts.Waiting == 0 ? await letters.MaxAsync(l => l.PrintedAt, cancellationToken) : null;
        return new LetterRunView(row, stopped, last);
    }
}
