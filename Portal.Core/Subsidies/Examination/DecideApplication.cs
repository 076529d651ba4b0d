using MediatR;
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

/// <summary>
/// 決定する (交付要綱7条): the second person makes the proposal a decision. Its number is the next of the year, the applicant is told by mail,
/// and what is not granted goes back to the budget.
/// </summary>
/// <param name="Id">The application.</param>
/// <param name="Version">Of the examination that the form showed.</param>
public sealed record DecideApplication(Guid Id, uint Version) : IRequest<Result>;

public sealed class DecideApplicationHandler(
    PortalDbContext db, PdfFonts fonts, IOptionsSnapshot<LetterOptions> letters, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DecideApplication, Result>
{
    public async Task<Result> Handle(DecideApplication request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.HoldSentApplicationAsync(request.Id, cancellationToken);
        if (application is not { Status: ApplicationStatus.UnderReview })
        {
            return application is null ? ExaminationErrors.NotFound
                : application.Status == ApplicationStatus.Returned ? ReturnErrors.IsReturned
                : ExaminationErrors.NotOpen;
        }

        var examination = await db.Examinations.SingleAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (examination.MayDecide(user.AccountId!.Value) is { Failed: true } refused)
        {
            return refused;
        }

        if (!db.IsVersion(examination, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var proposal = examination.Proposal!;
        if (fonts.Lacking(application.Sent!.Basics.Name + application.Sent.Basics.Address + proposal.Reason + letters.Value.ToSender().Text) is { Length: > 0 } lacking)
        {
            return ExaminationErrors.Unprintable(lacking);
        }

        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application.ProgrammeId, cancellationToken);
        if (!await db.TakeFromBudgetAsync(programme, (proposal.AmountYen ?? 0) - application.AmountYen!.Value, cancellationToken))
        {
            return ExaminationErrors.OverBudget;
        }

        application.Decide(proposal.AmountYen);
        var decision = await NewDecisionAsync(application, proposal, programme.Rules.Calendar, cancellationToken);
        db.Add(decision);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(
                email, new DecisionMail(application.ReceiptNumber!, programme.Name, decision.TransferBy), decision.DecidedAt, application.Id));
        }

        db.Add(AuditEvent.By(user, decision.DecidedAt, "ApplicationDecided", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Grants = decision.Grants,
            Yen = decision.AmountYen,
            LetterNumber = decision.LetterNumber,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task<SubsidyDecision> NewDecisionAsync(
        SubsidyApplication application, DecisionProposal proposal, ResultCalendar calendar, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        var year = FiscalYear.YearOf(today);
        // One statement, so that no two letters have the same number; a decision that fails gives its number back.
        var numbers = await db.Database.SqlQuery<int>($"""
            INSERT INTO decision_numbers (fiscal_year, last) VALUES ({year}, 1)
            ON CONFLICT (fiscal_year) DO UPDATE SET last = decision_numbers.last + 1 RETURNING last AS "Value"
            """).ToListAsync(cancellationToken);
        return new SubsidyDecision
        {
            ApplicationId = application.Id,
            Grants = proposal.Grants,
            AmountYen = proposal.AmountYen,
            Reason = proposal.Reason,
            FiscalYear = year,
            Number = numbers[0],
            VerificationCode = VerificationCode.New(),
            DecidedOn = today,
            DecidedAt = now,
            TransferBy = proposal.Grants ? calendar.TransferBy(application.Sent!.Expected, today) : null,
            Sender = letters.Value.ToSender(),
            ProposedById = proposal.ById,
            DecidedById = user.AccountId!.Value,
        };
    }
}
