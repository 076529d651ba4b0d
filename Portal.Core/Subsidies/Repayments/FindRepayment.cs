using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>決定後の処分による返還の画面, of the secretariat.</summary>
/// <param name="Id">The application.</param>
/// <param name="LaterDecisionId">決定後の処分.</param>
public sealed record FindRepayment(Guid Id, Guid LaterDecisionId) : IRequest<RepaymentOfDecision?>;

/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="OfficeName">申請者.</param>
/// <param name="Decision">決定後の処分.</param>
/// <param name="Money">返還 and 入金.</param>
public sealed record RepaymentOfDecision(string ReceiptNumber, string OfficeName, LaterDecision Decision, RepaymentView Money);

public sealed class FindRepaymentHandler(PortalDbContext db) : IRequestHandler<FindRepayment, RepaymentOfDecision?>
{
    public async Task<RepaymentOfDecision?> Handle(FindRepayment request, CancellationToken cancellationToken)
    {
        var found = await (
            from d in db.LaterDecisions.AsNoTracking()
            join a in db.SubsidyApplications on d.ApplicationId equals a.Id
            where a.Id == request.Id && d.Id == request.LaterDecisionId
            select new { Decision = d, a.ReceiptNumber, a.Sent }).SingleOrDefaultAsync(cancellationToken);
        return found is null || await db.RepaymentOfAsync(request.Id, request.LaterDecisionId, cancellationToken) is not { } money
            ? null
            : new RepaymentOfDecision(found.ReceiptNumber!, found.Sent!.Basics.Name, found.Decision,
                money with { LetterYen = found.Decision.Demand?.PrincipalYen });
    }
}
