using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 取消を決定する (交付要綱9条): the second person makes the proposal a decision, and what was paid is asked back (11条, 12条). A second click changes
/// nothing.
/// </summary>
/// <param name="Id">The application.</param>
/// <param name="RevocationId">取消の案.</param>
/// <param name="AskedBackYen">返還する額 as the page showed it; 0 for none.</param>
public sealed record DecideRevocation(Guid Id, Guid RevocationId, int AskedBackYen) : IRequest<Result>;

public sealed class DecideRevocationHandler(PortalDbContext db, DecidingWithMoney deciding, ICurrentUser user)
    : IRequestHandler<DecideRevocation, Result>
{
    public async Task<Result> Handle(DecideRevocation request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return ExaminationErrors.NotFound;
        }

        var revocation = await db.RevocationOfAsync(application.Id, request.RevocationId, cancellationToken);
        if (revocation is not { State: RevocationState.Proposed })
        {
            return revocation is { State: RevocationState.Decided } && revocation.EndedById == user.AccountId
                ? Result.Done : RevocationErrors.NothingProposed;
        }

        if (application.GrantedYen != revocation.GrantedYen)
        {
            return LaterDecisionErrors.ChangedMeanwhile;
        }

        var draft = new LaterDecisionDraft(
            LaterDecisionKind.Revoked, revocation.GrantedYen, revocation.KeptYen, revocation.ReasonText, revocation.ProposedById);
        var decided = await deciding.DecideAsync(application, draft, request.AskedBackYen, bearsChargeAlways: true, cancellationToken);
        if (decided.Failed)
        {
            return Result.Fail(decided.Errors);
        }

        revocation.Decide(decided.Value);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
