using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>取消の画面: what is proposed, or may be.</summary>
/// <param name="Id">The application.</param>
/// <param name="KeptYen">残る額, when something is only being checked; null otherwise.</param>
public sealed record FindRevocation(Guid Id, int? KeptYen = null) : IRequest<RevocationView?>;

/// <param name="Id">The application.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="OfficeName">申請者.</param>
/// <param name="Status">状態.</param>
/// <param name="GrantedYen">交付決定額; 0 where there is none.</param>
/// <param name="Problem">Why nothing can be proposed now; null when it can.</param>
/// <param name="Waiting">承認待ち; null while nothing waits.</param>
/// <param name="Proposer">Who proposes it; null with it.</param>
/// <param name="IsMine">The asking person's own: another one decides.</param>
/// <param name="AskedBack">What would be asked back; null for nothing.</param>
/// <param name="DueDays">返還の期限: days from the decision.</param>
/// <param name="LateChargePercent">延滞金の利率.</param>
public sealed record RevocationView(
    Guid Id, string ReceiptNumber, string OfficeName, ApplicationStatus Status, int GrantedYen, string? Problem, Revocation? Waiting, string? Proposer,
    bool IsMine, AskedBack? AskedBack, int DueDays, decimal LateChargePercent);

public sealed class FindRevocationHandler(PortalDbContext db, IOptionsSnapshot<RepaymentOptions> options, ICurrentUser user)
    : IRequestHandler<FindRevocation, RevocationView?>
{
    public async Task<RevocationView?> Handle(FindRevocation request, CancellationToken cancellationToken)
    {
        var found = await (
            from a in db.SentApplications().AsNoTracking()
            where a.Id == request.Id
            select new
            {
                Application = a,
                Waiting = db.Revocations.SingleOrDefault(r => r.ApplicationId == a.Id && r.State == RevocationState.Proposed),
                Proposer = (
                    from r in db.Revocations
                    join u in db.Users on r.ProposedById equals u.Id
                    where r.ApplicationId == a.Id && r.State == RevocationState.Proposed
                    select u.DisplayName).SingleOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is not { Application: { Sent: { } sent } application })
        {
            return null;
        }

        var (granted, waiting) = (application.GrantedYen ?? 0, found.Waiting);
        var problem = waiting is null ? await db.ProblemOfRevokingAsync(application, cancellationToken) : null;
        var kept = waiting?.KeptYen ?? request.KeptYen;
        var asked = kept is { } left ? await db.ToAskBackAsync(application, granted - left, cancellationToken) : null;
        return new RevocationView(
            application.Id, application.ReceiptNumber!, sent.Basics.Name, application.Status, granted, problem?.Message, waiting, found.Proposer,
            waiting?.ProposedById == user.AccountId, asked, options.Value.Days, options.Value.LateChargePercent);
    }
}
