using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 確定する: makes the next decision whose time to undo is over, in a transaction of its own. A worker that dies in between has done nothing,
/// and two at once never take the same.
/// </summary>
public sealed record MakeDueDecisions : IRequest<bool>;

public sealed class MakeDueDecisionsHandler(PortalDbContext db, PdfFonts fonts, IOptionsSnapshot<LetterOptions> letters, TimeProvider clock)
    : IRequestHandler<MakeDueDecisions, bool>
{
    /// <summary>As many as outlast a database that comes back, and no more: what never goes through must not wait for ever.</summary>
    public const int MostAttempts = 20;

    public async Task<bool> Handle(MakeDueDecisions request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await ChooseNextAsync(now, cancellationToken) is not { Id: var id } chosen)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (chosen.Attempts > MostAttempts)
        {
            await GiveUpAsync(id, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }

        var application = await db.HoldSentApplicationAsync(id, cancellationToken);
        // What was chosen may have ended while the application was waited for.
        if (await db.HoldScheduledDecisionAsync(id, cancellationToken) is not { } waiting || waiting.DueAt > now)
        {
            return true;
        }

        await DecideAsync(application!, waiting, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task DecideAsync(
        SubsidyApplication application, ScheduledDecision waiting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var why = ScheduledDecisionErrors.ApproverLeft;
        if (await db.Examiners().AnyAsync(a => a.Id == waiting.DecidedById, cancellationToken))
        {
            var decided = await new DecisionMaking(db, fonts, letters.Value.ToSender()).MakeAsync(
                application, (uint)waiting.Revision, waiting.DecidedById, now, cancellationToken);
            if (!decided.Failed)
            {
                waiting.Finish(now);
                db.Add(AuditEvent.ByWorker(now, "ApplicationDecided", nameof(SubsidyApplication), application.Id, insurerId: null, new
                {
                    application.ReceiptNumber,
                    Grants = decided.Value.Grants,
                    Yen = decided.Value.AmountYen,
                    LetterNumber = decided.Value.LetterNumber,
                    ApproverId = waiting.DecidedById,
                    waiting.BatchId,
                }));
                return;
            }

            why = decided.Errors[0];
        }

        LetFallOut(waiting, application.ReceiptNumber!, why, now);
    }

    /// <summary>Reads of the application only its number: it may be what cannot be read.</summary>
    private async Task GiveUpAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var numbers = await db.Database.SqlQuery<string>($"""
            SELECT receipt_number AS "Value" FROM subsidy_applications WHERE id = {id} FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);
        if (await db.HoldScheduledDecisionAsync(id, cancellationToken) is { } waiting && waiting.DueAt <= now)
        {
            LetFallOut(waiting, numbers.Single(), ScheduledDecisionErrors.KeepsFailing, now);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private void LetFallOut(ScheduledDecision waiting, string receiptNumber, Error why, DateTimeOffset now)
    {
        waiting.FallOut(why.Message, byId: null, now);
        db.Add(AuditEvent.ByWorker(now, "ScheduledDecisionFellOut", nameof(SubsidyApplication), waiting.ApplicationId, insurerId: null, new
        {
            ReceiptNumber = receiptNumber,
            waiting.BatchId,
        }));
    }

    // The attempt is counted before anything can go wrong: what fails goes behind what has not been tried.
    private async Task<Chosen?> ChooseNextAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<Chosen>($"""
            UPDATE scheduled_decisions SET attempts = attempts + 1 WHERE id = (
                SELECT id FROM scheduled_decisions WHERE ended_at IS NULL AND due_at <= {now}
                ORDER BY attempts, due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING application_id AS "Id", attempts AS "Attempts"
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    private sealed record Chosen(Guid Id, int Attempts);
}
