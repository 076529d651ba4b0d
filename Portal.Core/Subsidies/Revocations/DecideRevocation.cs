using MediatR;
using Microsoft.Extensions.Options;
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

public sealed class DecideRevocationHandler(
    PortalDbContext db, LaterDecisionMaking making, IOptionsSnapshot<RepaymentOptions> options, ICurrentUser user)
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

        var asked = await db.ToAskBackAsync(application, revocation.GrantedYen - revocation.KeptYen, cancellationToken);
        // It was paid, or reported, after the page was opened.
        if ((asked?.PrincipalYen ?? 0) != request.AskedBackYen)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (asked is not null && options.Value.Account.Length == 0)
        {
            return RepaymentErrors.NoAccount;
        }

        var draft = new LaterDecisionDraft(
            LaterDecisionKind.Revoked, revocation.GrantedYen, revocation.KeptYen, revocation.ReasonText, revocation.ProposedById, asked is not null);
        var decided = await making.DecideAsync(application, draft, cancellationToken);
        if (decided.Failed)
        {
            return Result.Fail(decided.Errors);
        }

        revocation.Decide(decided.Value);
        if (asked is not null)
        {
            db.Add(asked.ToRepayment(decided.Value, options.Value, bearsChargeAlways: true));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
