using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>決定の案を出す, by who examines the application; a second person decides.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">Of the examination that the form showed.</param>
/// <param name="Grants">交付, or 不交付; null when nothing was chosen.</param>
/// <param name="Amount">交付決定額 as typed.</param>
/// <param name="Reason">For the applicant; needed for 不交付, and where the amount is not what the rules give.</param>
public sealed record ProposeDecision(Guid Id, uint Version, bool? Grants, string? Amount, string? Reason) : IRequest<Result>;

public sealed class ProposeDecisionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ProposeDecision, Result>
{
    public async Task<Result> Handle(ProposeDecision request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.HoldSentApplicationAsync(request.Id, cancellationToken);
        if (application is not { IsBeingExamined: true })
        {
            return application is null ? ExaminationErrors.NotFound
                : application.Status == ApplicationStatus.Returned ? ReturnErrors.IsReturned
                : ExaminationErrors.NotOpen;
        }

        var examination = await db.Examinations.SingleOrDefaultAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (examination?.ExaminerId != user.AccountId)
        {
            return ExaminationErrors.NotTaken;
        }

        if (examination!.Proposal is not null)
        {
            return ExaminationErrors.AlreadyProposed;
        }

        if (!examination.IsAsShown(request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        var read = Read(request, application.Sent!.Grant.GrantedYen, now);
        if (read.Failed)
        {
            return Result.Fail(read.Errors);
        }

        examination.Propose(read.Value);
        db.Add(AuditEvent.By(user, now, "DecisionProposed", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Grants = read.Value.Grants,
            Yen = read.Value.AmountYen,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private Result<DecisionProposal> Read(ProposeDecision request, int calculatedYen, DateTimeOffset now)
    {
        var reason = JapaneseNfc.Normalise((request.Reason ?? "").Trim());
        if (request.Grants is not { } grants)
        {
            return ExaminationErrors.OutcomeMissing;
        }

        if (reason.Length > Examination.ReasonMaxLength)
        {
            return ExaminationErrors.ReasonTooLong;
        }

        int? amount = null;
        if (grants)
        {
            if (!JapaneseNumber.TryParse(request.Amount, out int typed) || typed < 1)
            {
                return ExaminationErrors.AmountWrong;
            }

            amount = typed;
        }

        if (reason.Length == 0 && amount != calculatedYen)
        {
            return grants ? ExaminationErrors.ReasonForAmount : ExaminationErrors.ReasonMissing;
        }

        return new DecisionProposal(grants, amount, reason, user.AccountId!.Value, now);
    }
}
