using MediatR;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.Results;

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
        if (await db.HoldScheduledDecisionAsync(request.Id, cancellationToken) is not null)
        {
            return ScheduledDecisionErrors.IsScheduled;
        }

        var decided = await new DecisionMaking(db, fonts, letters.Value.ToSender()).MakeAsync(
            application, request.Version, user.AccountId!.Value, clock.GetUtcNow(), cancellationToken);
        if (decided.Failed)
        {
            return Result.Fail(decided.Errors);
        }

        var decision = decided.Value;
        db.Add(AuditEvent.By(user, decision.DecidedAt, "ApplicationDecided", nameof(SubsidyApplication), request.Id, details: new
        {
            application!.ReceiptNumber,
            Grants = decision.Grants,
            Yen = decision.AmountYen,
            LetterNumber = decision.LetterNumber,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
