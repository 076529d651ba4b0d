using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Pdf;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>決定後の処分をする, the only place where that happens.</summary>
public sealed class LaterDecisionMaking(
    PortalDbContext db, PdfFonts fonts, IOptionsSnapshot<LetterOptions> letters, ICurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// Makes a proposal of a colleague a <see cref="LaterDecision"/>, with everything that belongs to it: the next number of the year, the code for
    /// <c>/subsidies/verify</c>, the changed 交付決定額, what the budget gets back of it before the payment and what is left to be reported of its consumption tax, the event of the audit trail
    /// (<c>LaterDecisionMade</c>) and the mails to the office's administrators and to who asked for it or applied; a revocation of all ends what waits to be changed. Call it inside a transaction with the application
    /// held (<c>HoldSentApplicationAsync</c>); it saves nothing: the caller adds what else there is, saves once and commits. Refused, nothing is
    /// changed. The letter is printed when somebody opens it (<see cref="OpenLaterLetter"/>).
    /// </summary>
    /// <param name="application">Held until the transaction is over.</param>
    /// <param name="draft">What was proposed.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<LaterDecision>> DecideAsync(
        SubsidyApplication application, LaterDecisionDraft draft, CancellationToken cancellationToken)
    {
        var sender = letters.Value.ToSender();
        if (await new LaterDecisionProblems(db, fonts, user).FindAsync(application, draft, sender, cancellationToken) is { } problem)
        {
            return problem;
        }

        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application.ProgrammeId, cancellationToken);
        // What was paid comes back to nobody's budget: the year in which it is returned may be another one.
        var taken = application.Status == ApplicationStatus.Paid ? 0 : draft.GrantedAfterYen - draft.GrantedBeforeYen;
        if (taken != 0 && !await db.TakeFromBudgetAsync(programme, taken, cancellationToken))
        {
            return ExaminationErrors.OverBudget;
        }

        var now = clock.GetUtcNow();
        if (application.ChangeGrant(draft.Kind, draft.GrantedAfterYen, now.DayInJapan()) is { Failed: true } refused)
        {
            return Result<LaterDecision>.Fail(refused.Errors);
        }

        (await db.HoldTaxReportDutyAsync(application.Id, cancellationToken))?.ChangeGrant(draft.GrantedAfterYen);
        await LiftHoldAsync(application, now, cancellationToken);
        var (year, number) = await db.NextLetterNumberAsync(now.DayInJapan(), cancellationToken);
        var decision = NewDecision(application, draft, sender, year, number, now);
        db.Add(decision);
        if (application.Status == ApplicationStatus.Revoked)
        {
            await db.LapseChangeAsync(user, application, decision, cancellationToken);
        }

        await TellAsync(application, programme.Name, decision, draft, cancellationToken);
        return decision;
    }

    /// <summary>保留 of what will never be paid would stand in the list of payments for good.</summary>
    private async Task LiftHoldAsync(SubsidyApplication application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = application.IsGranted ? [] : await db.Payments.Where(p => p.ApplicationId == application.Id && p.IsHeld).ToListAsync(cancellationToken);
        foreach (var payment in held)
        {
            payment.LiftHold();
            db.Add(AuditEvent.By(user, now, "PaymentHoldLifted", nameof(SubsidyApplication), application.Id, details: new
            {
                payment.BatchId,
                payment.Row,
            }));
        }
    }

    private LaterDecision NewDecision(
        SubsidyApplication application, LaterDecisionDraft draft, LetterSender sender, int year, int number, DateTimeOffset now) => new()
        {
            ApplicationId = application.Id,
            Kind = draft.Kind,
            GrantedBeforeYen = draft.GrantedBeforeYen,
            GrantedAfterYen = draft.GrantedAfterYen,
            Reason = draft.Reason,
            FiscalYear = year,
            Number = number,
            VerificationCode = VerificationCode.New(),
            DecidedOn = now.DayInJapan(),
            DecidedAt = now,
            Sender = sender,
            ProposedById = draft.ProposedById,
            DecidedById = user.AccountId!.Value,
        };

    private async Task TellAsync(
        SubsidyApplication application, string programmeName, LaterDecision decision, LaterDecisionDraft draft, CancellationToken cancellationToken)
    {
        var isPartial = decision is { Kind: LaterDecisionKind.Revoked, GrantedAfterYen: > 0 };
        var mail = new LaterDecisionMail(application.ReceiptNumber!, programmeName, decision.Kind, isPartial, draft.AsksBack);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, draft.AskedForById ?? application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, decision.DecidedAt, application.Id));
        }

        db.Add(AuditEvent.By(user, decision.DecidedAt, "LaterDecisionMade", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Kind = decision.Kind.ToString(),
            Before = decision.GrantedBeforeYen,
            After = decision.GrantedAfterYen,
            LetterNumber = decision.LetterNumber,
        }));
    }
}
