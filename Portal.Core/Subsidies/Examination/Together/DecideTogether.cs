using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// まとめて決定する: what the preview showed takes effect when the time to undo is over. What this person may not decide any more is left out
/// and named; a second click, another tab and a retry end in the same batch.
/// </summary>
/// <param name="BatchId">Made with the form.</param>
/// <param name="Marks">Each a <see cref="DecisionMark"/> in its one word.</param>
/// <returns>The batch.</returns>
public sealed record DecideTogether(Guid BatchId, IReadOnlyList<string> Marks) : IRequest<Result<Guid>>;

public sealed class DecideTogetherHandler(
    PortalDbContext db, PdfFonts fonts, IOptionsSnapshot<LetterOptions> letters, IOptions<DecisionWindowOptions> options, ICurrentUser user,
    TimeProvider clock)
    : IRequestHandler<DecideTogether, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(DecideTogether request, CancellationToken cancellationToken)
    {
        var marks = request.Marks.Select(DecisionMark.Of).OfType<DecisionMark>().DistinctBy(m => m.ApplicationId).ToList();
        if (marks.Count is 0 or > DecisionBatch.Most || request.BatchId == default)
        {
            return marks.Count > DecisionBatch.Most ? ScheduledDecisionErrors.TooMany : ScheduledDecisionErrors.NoneChosen;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = (await db.HoldSentApplicationsAsync(marks.Select(m => m.ApplicationId), cancellationToken)).ToDictionary(a => a.Id);
        if (await db.DecisionBatches.AnyAsync(b => b.Id == request.BatchId, cancellationToken))
        {
            // The first of two clicks has confirmed it.
            return request.BatchId;
        }

        var (now, leftOut) = (clock.GetUtcNow(), new List<LeftOutDecision>());
        var due = now.AddMinutes(options.Value.UndoMinutes);
        foreach (var decision in await ChooseAsync(request.BatchId, marks, held, leftOut, due, cancellationToken))
        {
            db.Add(decision);
            db.Add(AuditEvent.By(user, now, "DecisionScheduled", nameof(SubsidyApplication), decision.ApplicationId, details: new
            {
                held[decision.ApplicationId].ReceiptNumber,
                Grants = decision.Grants,
                Yen = decision.AmountYen,
                decision.BatchId,
            }));
        }

        var confirmed = db.ScheduledDecisions.Local.Count;
        if (confirmed == 0)
        {
            return ScheduledDecisionErrors.NothingLeft;
        }

        db.Add(new DecisionBatch
        {
            Id = request.BatchId,
            ConfirmedById = user.AccountId!.Value,
            ConfirmedAt = now,
            DueAt = due,
            LeftOut = leftOut,
        });
        db.Add(AuditEvent.By(user, now, "DecisionsConfirmed", nameof(DecisionBatch), request.BatchId, details: new { Count = confirmed }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return request.BatchId;
    }

    private async Task<IReadOnlyList<ScheduledDecision>> ChooseAsync(
        Guid batchId, IReadOnlyList<DecisionMark> marks, Dictionary<Guid, SubsidyApplication> held, List<LeftOutDecision> leftOut,
        DateTimeOffset due, CancellationToken cancellationToken)
    {
        var ids = held.Keys.ToList();
        var examinations = await db.Examinations.AsNoTracking().Where(e => ids.Contains(e.ApplicationId))
            .ToDictionaryAsync(e => e.ApplicationId, cancellationToken);
        var waiting = await db.ScheduledDecisions.AsNoTracking().Where(d => ids.Contains(d.ApplicationId) && d.EndedAt == null)
            .Select(d => d.ApplicationId).ToHashSetAsync(cancellationToken);
        var (chosen, making) = (new List<ScheduledDecision>(), new DecisionMaking(db, fonts, letters.Value.ToSender()));
        foreach (var mark in marks)
        {
            if (!held.TryGetValue(mark.ApplicationId, out var application))
            {
                continue;
            }

            var examination = examinations.GetValueOrDefault(application.Id);
            Result may = waiting.Contains(application.Id)
                ? ScheduledDecisionErrors.IsScheduled : making.MayDecide(application, examination, mark.Version, user.AccountId!.Value);
            if (may.Failed)
            {
                leftOut.Add(new LeftOutDecision(application.Id, application.ReceiptNumber!, may.Errors[0].Message));
                continue;
            }

            var proposal = examination!.Proposal!;
            chosen.Add(new ScheduledDecision
            {
                BatchId = batchId,
                ApplicationId = application.Id,
                Revision = examination.Revision,
                Grants = proposal.Grants,
                AmountYen = proposal.AmountYen,
                ProposedById = proposal.ById,
                DecidedById = user.AccountId!.Value,
                DueAt = due,
            });
        }

        return chosen;
    }
}
