using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 変更・中止・廃止の申請に答える: the second person makes the proposal a <see cref="LaterDecision"/>. What was paid above what remains is asked
/// back (返還); what was not paid goes back to the budget.
/// </summary>
/// <param name="Id">The request.</param>
/// <param name="Version">Of the request that the form showed.</param>
/// <param name="AskedBackYen">返還する額 as the page showed it; 0 for none.</param>
public sealed record DecideChange(Guid Id, uint Version, int AskedBackYen) : IRequest<Result>;

public sealed class DecideChangeHandler(PortalDbContext db, DecidingWithMoney deciding, ICurrentUser user) : IRequestHandler<DecideChange, Result>
{
    public async Task<Result> Handle(DecideChange request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldChangeAndApplicationAsync(request.Id, cancellationToken) is not { } held)
        {
            return ChangeErrors.NotFound;
        }

        var (application, change) = (held.Application, held.Request);
        // The first of two clicks has decided it.
        if (change.LaterDecisionId is not null && change.EndedById == user.AccountId)
        {
            return Result.Done;
        }

        if (change.MayDecide(user.AccountId!.Value) is { Failed: true } refused)
        {
            return refused;
        }

        if (!db.IsVersion(change, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (await db.HasUncheckedPaperAsync(change.Id, cancellationToken))
        {
            return ChangeErrors.PaperUnchecked;
        }

        if (change.Proposal!.Approves && await db.ProblemOfApprovingAsync(application, cancellationToken) is { } problem)
        {
            return problem;
        }

        // No 取消 (交付要綱12条): what comes back in time bears no charge.
        var decided = await deciding.DecideAsync(
            application, ChangeLetter.DraftOf(change), request.AskedBackYen, bearsChargeAlways: false, cancellationToken);
        if (decided.Failed)
        {
            return Result.Fail(decided.Errors);
        }

        change.Decide(decided.Value);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
