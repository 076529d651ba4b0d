namespace Portal.Core.Subsidies;

/// <summary>返還 that a grant bears which was received: of the 消費税の報告, and of each later decision, so that no yen is asked for twice.</summary>
/// <param name="TaxYen">Of the 消費税の報告, yen; 0 for nothing.</param>
/// <param name="OfDecisions">Of what was received and is granted no more.</param>
public sealed record AskedAnew(int TaxYen, IReadOnlyList<AskedBackOf> OfDecisions)
{
    /// <param name="paidYen">What was received, yen.</param>
    /// <param name="paidOn">When.</param>
    /// <param name="taxYen">控除した税額 of the report that is 確認済み; 0 without.</param>
    /// <param name="checkedAt">When it was; null without.</param>
    /// <param name="decisions">Those that lowered the grant, in their order.</param>
    public static AskedAnew Of(int paidYen, DateOnly paidOn, int taxYen, DateTimeOffset? checkedAt, IEnumerable<LaterDecision> decisions)
    {
        var (left, ofReport, asked) = (taxYen, taxYen, new List<AskedBackOf>());
        foreach (var decision in decisions)
        {
            // As AskingBack counts it: what was reported after the decision is about what was left.
            var lowered = decision.GrantedBeforeYen - decision.GrantedAfterYen;
            var credit = decision.DecidedAt >= checkedAt ? (int)((long)left * lowered / decision.GrantedBeforeYen) : 0;
            left -= credit;
            // A grant only falls: those that the payment knew of began above its amount, and their part of the tax was never received.
            if (decision.GrantedBeforeYen > paidYen)
            {
                ofReport -= credit;
            }
            else if (lowered > credit)
            {
                asked.Add(new AskedBackOf(decision, new AskedBack(lowered - credit, credit, paidOn)));
            }
        }

        return new AskedAnew(ofReport, asked);
    }
}

/// <param name="Decision">決定後の処分.</param>
/// <param name="Asked">What it asks back.</param>
public sealed record AskedBackOf(LaterDecision Decision, AskedBack Asked);
