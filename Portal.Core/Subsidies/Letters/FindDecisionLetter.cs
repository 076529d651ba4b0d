using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>通知書, for the secretariat and for the office that applied; null for everybody else, and before the decision.</summary>
/// <param name="ApplicationId">The application.</param>
public sealed record FindDecisionLetter(Guid ApplicationId) : IRequest<DecisionLetterView?>;

/// <param name="Decision">The decision.</param>
/// <param name="Sent">What was applied for.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="SubmittedAt">申請の日, UTC.</param>
/// <param name="FiscalYear">年度 of the programme.</param>
public sealed record DecisionLetterView(
    SubsidyDecision Decision, SentApplication Sent, string ReceiptNumber, DateTimeOffset SubmittedAt, int FiscalYear);

public sealed class FindDecisionLetterHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindDecisionLetter, DecisionLetterView?>
{
    public Task<DecisionLetterView?> Handle(FindDecisionLetter request, CancellationToken cancellationToken) =>
        db.LettersOf(db.DecisionsFor(user, request.ApplicationId)).SingleOrDefaultAsync(cancellationToken);
}
