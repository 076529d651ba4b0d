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
    public async Task<DecisionLetterView?> Handle(FindDecisionLetter request, CancellationToken cancellationToken)
    {
        var isOperator = user.Role == AccountRole.Operator;
        return await (
            from d in db.SubsidyDecisions.AsNoTracking()
            join a in db.SubsidyApplications on d.ApplicationId equals a.Id
            where a.Id == request.ApplicationId && (isOperator || a.OfficeId == user.OfficeId)
            select new DecisionLetterView(d, a.Sent!, a.ReceiptNumber!, a.SubmittedAt!.Value, a.FiscalYear)).SingleOrDefaultAsync(cancellationToken);
    }
}
