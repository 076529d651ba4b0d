using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>決定後の処分 that may lower a grant: what was paid above what remains is asked back (返還) with it.</summary>
public sealed class DecidingWithMoney(PortalDbContext db, LaterDecisionMaking making, IOptionsSnapshot<RepaymentOptions> options)
{
    /// <summary>As <see cref="LaterDecisionMaking.DecideAsync"/>: it saves nothing, and refused, nothing is changed.</summary>
    /// <param name="application">Held until the transaction is over.</param>
    /// <param name="draft">What was proposed.</param>
    /// <param name="shownYen">返還する額 as the page showed it; 0 for none.</param>
    /// <param name="bearsChargeAlways">延滞金 also when it comes in time: for 取消 (交付要綱12条).</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<LaterDecision>> DecideAsync(
        SubsidyApplication application, LaterDecisionDraft draft, int shownYen, bool bearsChargeAlways, CancellationToken cancellationToken)
    {
        var asked = await db.ToAskBackAsync(application, draft.GrantedBeforeYen - draft.GrantedAfterYen, cancellationToken);
        // It was paid, or reported, after the page was opened.
        if ((asked?.PrincipalYen ?? 0) != shownYen)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (asked is not null && options.Value.Account.Length == 0)
        {
            return RepaymentErrors.NoAccount;
        }

        var decided = await making.DecideAsync(application, draft with { AsksBack = asked is not null }, cancellationToken);
        if (!decided.Failed && asked is not null)
        {
            decided.Value.AskBack(db.Add(asked.ToRepayment(decided.Value, options.Value, bearsChargeAlways)).Entity);
        }

        return decided;
    }
}
