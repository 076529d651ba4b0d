using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>決定後の処分 of an application, as its pages tell it.</summary>
/// <param name="Decision">決定後の処分.</param>
/// <param name="Repayment">返還 that stands on it; null when nothing is asked back.</param>
/// <param name="Letter">Null before somebody opened it.</param>
/// <param name="Receipts">入金, in their order.</param>
public sealed record LaterDecisionView(
    LaterDecision Decision, Repayment? Repayment, LaterLetter? Letter, IReadOnlyList<RepaymentReceipt> Receipts)
{
    /// <summary>通知書の種類.</summary>
    public string LetterName => Decision.LetterName();

    /// <summary>Why its letter is stopped; null when it is not.</summary>
    public LetterStop? LetterStop => Letter is { Problem: { } problem } ? new LetterStop(problem, Letter.Lacking, null) : null;

    public RepaymentView? Money => Repayment is null ? null : new RepaymentView(Repayment, Receipts) { LetterYen = Decision.Demand?.PrincipalYen };
}

internal static class LaterDecisionsOfApplication
{
    /// <summary>In their order, in one question.</summary>
    public static async Task<IReadOnlyList<LaterDecisionView>> LaterDecisionsOfAsync(
        this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken)
    {
        var found = await db.LaterDecisions.AsNoTracking().Where(d => d.ApplicationId == applicationId).OrderBy(d => d.FiscalYear).ThenBy(d => d.Number)
            .Select(d => new
            {
                Decision = d,
                Repayment = db.Repayments.SingleOrDefault(r => r.LaterDecisionId == d.Id),
                Letter = db.LaterLetters.SingleOrDefault(l => l.LaterDecisionId == d.Id),
                Receipts = db.RepaymentReceipts.Where(x => db.Repayments.Any(r => r.Id == x.RepaymentId && r.LaterDecisionId == d.Id))
                    .OrderBy(x => x.On).ThenBy(x => x.Id).ToList(),
            }).ToListAsync(cancellationToken);
        return [.. found.Select(f => new LaterDecisionView(f.Decision, f.Repayment, f.Letter, f.Receipts))];
    }
}
