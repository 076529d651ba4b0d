using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Pdf;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>案を決定にする, the only place where that happens, be it singly or together with others: number, budget, mail.</summary>
/// <param name="sender">発信者 of the letters of decisions made now.</param>
internal sealed class DecisionMaking(PortalDbContext db, PdfFonts fonts, LetterSender sender)
{
    /// <summary>Why this person may not make this proposal a decision; done when they may.</summary>
    /// <param name="application">Null when there is none.</param>
    /// <param name="examination">Its examination; null before anybody took it.</param>
    /// <param name="version">Of the examination, as it was shown.</param>
    /// <param name="approverId">Who decides.</param>
    public Result MayDecide(SubsidyApplication? application, Examination? examination, uint version, Guid approverId)
    {
        if (application is not { Status: ApplicationStatus.UnderReview })
        {
            return application is null ? ExaminationErrors.NotFound
                : application.Status == ApplicationStatus.Returned ? ReturnErrors.IsReturned
                : ExaminationErrors.NotOpen;
        }

        if (examination is null || examination.MayDecide(approverId) is { Failed: true })
        {
            return examination?.MayDecide(approverId) ?? ExaminationErrors.NothingProposed;
        }

        if (!examination.IsAsShown(version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (fonts.LackingInLetter(sender.Text) is { Length: > 0 } ofSender)
        {
            return ExaminationErrors.SenderUnprintable(ofSender);
        }

        var printed = application.Sent!.Basics.Name + application.Sent.Basics.Address + examination.Proposal!.Reason;
        return fonts.LackingInLetter(printed) is { Length: > 0 } lacking ? ExaminationErrors.Unprintable(lacking) : Result.Done;
    }

    /// <summary>The decision, with everything that belongs to it, not saved yet. Refused, nothing is changed.</summary>
    /// <param name="application">Held until the transaction is over; null when there is none.</param>
    /// <param name="version">Of the examination, as it was shown.</param>
    /// <param name="approverId">Who decides.</param>
    /// <param name="now">When, UTC.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<SubsidyDecision>> MakeAsync(
        SubsidyApplication? application, uint version, Guid approverId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var examination = application is null
            ? null : await db.Examinations.SingleOrDefaultAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (MayDecide(application, examination, version, approverId) is { Failed: true } refused)
        {
            return Result<SubsidyDecision>.Fail(refused.Errors);
        }

        var proposal = examination!.Proposal!;
        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application!.ProgrammeId, cancellationToken);
        if (!await db.TakeFromBudgetAsync(programme, (proposal.AmountYen ?? 0) - application!.AmountYen!.Value, cancellationToken))
        {
            return ExaminationErrors.OverBudget;
        }

        application.Decide(proposal.AmountYen, now.DayInJapan());
        var decision = await NewDecisionAsync(application, proposal, programme.Rules.Calendar, approverId, now, cancellationToken);
        db.Add(decision);
        if (decision.AmountYen is { } granted && programme.Rules.TaxReport is { } rule)
        {
            db.Add(TaxReportDuty.Of(application, granted, rule));
        }

        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, new DecisionMail(application.ReceiptNumber!, programme.Name, decision.TransferBy), now, application.Id));
        }

        return decision;
    }

    private async Task<SubsidyDecision> NewDecisionAsync(
        SubsidyApplication application, DecisionProposal proposal, ResultCalendar calendar, Guid approverId, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var today = now.DayInJapan();
        var (year, number) = await db.NextLetterNumberAsync(today, cancellationToken);
        return new SubsidyDecision
        {
            ApplicationId = application.Id,
            Grants = proposal.Grants,
            AmountYen = proposal.AmountYen,
            Reason = proposal.Reason,
            FiscalYear = year,
            Number = number,
            VerificationCode = VerificationCode.New(),
            DecidedOn = today,
            DecidedAt = now,
            TransferBy = proposal.Grants ? calendar.TransferBy(application.Sent!.Expected, today) : null,
            Sender = sender,
            ProposedById = proposal.ById,
            DecidedById = approverId,
        };
    }
}
