using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>まとめて決定した記録: each application and how far it has come.</summary>
public sealed record FindDecisionBatch(Guid Id) : IRequest<DecisionBatchView?>;

/// <param name="Batch">The batch, counted.</param>
/// <param name="LeftOut">What could not be decided any more when it was confirmed.</param>
/// <param name="Lines">Each application.</param>
public sealed record DecisionBatchView(DecisionBatchRow Batch, IReadOnlyList<LeftOutDecision> LeftOut, IReadOnlyList<DecisionBatchLine> Lines)
{
    /// <summary>Whether something can be taken back now.</summary>
    public bool IsOpen(DateTimeOffset now) => Batch.Waiting > 0 && now < Batch.DueAt;
}

/// <param name="ApplicationId">The application.</param>
/// <param name="Grants">交付; false for 不交付.</param>
/// <param name="AmountYen">交付決定額; null for 不交付.</param>
/// <param name="Proposer">Who proposed it.</param>
/// <param name="Outcome">Null while it waits.</param>
/// <param name="EndedBy">Who took it back, or whose act let it fall out; null for the worker.</param>
/// <param name="Reason">Why it fell out.</param>
/// <param name="Decision">Null before there is one; taken back, the application may have been decided another way since.</param>
public sealed record DecisionBatchLine(
    Guid ApplicationId, string ReceiptNumber, string OfficeName, string OfficeNumber, bool Grants, int? AmountYen, string Proposer,
    ScheduledOutcome? Outcome, DateTimeOffset? EndedAt, string? EndedBy, string? Reason, SubsidyDecision? Decision)
{
    /// <summary>通知書, once it is decided.</summary>
    public SubsidyDecision? Letter => Outcome == ScheduledOutcome.Decided ? Decision : null;
}

public sealed class FindDecisionBatchHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindDecisionBatch, DecisionBatchView?>
{
    public async Task<DecisionBatchView?> Handle(FindDecisionBatch request, CancellationToken cancellationToken)
    {
        var batch = db.DecisionBatches.AsNoTracking().Where(b => b.Id == request.Id);
        if (await batch.ToRows(db, user).SingleOrDefaultAsync(cancellationToken) is not { } row)
        {
            return null;
        }

        var leftOut = await batch.Select(b => b.LeftOut).SingleAsync(cancellationToken);
        var lines = await (
            from d in db.ScheduledDecisions.AsNoTracking()
            join a in db.SubsidyApplications on d.ApplicationId equals a.Id
            join o in db.Offices on a.OfficeId equals o.Id
            join p in db.Users on d.ProposedById equals p.Id
            join s in db.SubsidyDecisions on a.Id equals s.ApplicationId into letters
            from s in letters.DefaultIfEmpty()
            where d.BatchId == request.Id
            orderby a.ReceivedAt, a.Id
            select new DecisionBatchLine(
                a.Id, a.ReceiptNumber!, o.Name, o.Number, d.Grants, d.AmountYen, p.DisplayName, d.Outcome, d.EndedAt,
                db.Users.Where(u => u.Id == d.EndedById).Select(u => u.DisplayName).FirstOrDefault(), d.Reason, s))
            .ToListAsync(cancellationToken);
        return new DecisionBatchView(row, leftOut, lines);
    }
}
