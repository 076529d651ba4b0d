using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請 beside its application, to the secretariat.</summary>
/// <param name="Id">The request.</param>
public sealed record FindChangeRequest(Guid Id) : IRequest<ChangeRequestView?>;

/// <param name="Request">As it was sent, and how far its answer has come.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="Status">状態 of the application.</param>
/// <param name="IsGranted">A grant stands.</param>
/// <param name="GrantedYen">交付決定額 now.</param>
/// <param name="Sent">What was applied for at first.</param>
/// <param name="Decision">交付決定.</param>
/// <param name="Payments">支払, the newest first.</param>
/// <param name="Others">Other requests of the application, the newest first; one more than <see cref="MostOthers"/> says that there are more.</param>
/// <param name="Names">Of everybody who had a hand in it, by account.</param>
/// <param name="AskedBack">What the proposal would ask back; null for nothing, and without one.</param>
/// <param name="IsMyProposal">The asking person's own: another one decides.</param>
/// <param name="Version">Of the request, for a form.</param>
/// <param name="Papers">添えた資料, in the order in which they came.</param>
public sealed record ChangeRequestView(
    ChangeRequest Request, Guid ApplicationId, string ReceiptNumber, int FiscalYear, ApplicationStatus Status, bool IsGranted, int GrantedYen,
    SentApplication Sent, SubsidyDecision Decision, IReadOnlyList<PaymentOfApplication> Payments, IReadOnlyList<ChangeRequest> Others,
    IReadOnlyDictionary<Guid, string> Names, AskedBack? AskedBack, bool IsMyProposal, uint Version, IReadOnlyList<EvidenceFile> Papers)
{
    /// <summary>So many of the others are told of here; the list has all.</summary>
    public const int MostOthers = 5;
}

public sealed class FindChangeRequestHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindChangeRequest, ChangeRequestView?>
{
    public async Task<ChangeRequestView?> Handle(FindChangeRequest request, CancellationToken cancellationToken)
    {
        var found = await (
            from r in db.ChangeRequests.AsNoTracking()
            join a in db.SubsidyApplications on r.ApplicationId equals a.Id
            join d in db.SubsidyDecisions on a.Id equals d.ApplicationId
            where r.Id == request.Id
            select new
            {
                Request = r,
                Application = a,
                Decision = d,
                Version = EF.Property<uint>(r, RowVersions.Property),
                Payments = (
                    from p in db.Payments
                    join b in db.PaymentBatches on p.BatchId equals b.Id
                    where p.ApplicationId == a.Id
                    orderby p.Id descending
                    select new PaymentOfApplication(p, b.Number, b.PayOn)).ToList(),
                Papers = db.EvidenceFiles.Where(f => f.ChangeRequestId == r.Id).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).ToList(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (change, application) = (found.Request, found.Application);
        Guid?[] people = [change.RequestedById, change.ProposedById, change.EndedById];
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var others = await db.ChangesOf(application.Id).Where(e => e.Id != change.Id).Take(ChangeRequestView.MostOthers + 1).ToListAsync(cancellationToken);
        return new ChangeRequestView(
            change, application.Id, application.ReceiptNumber!, application.FiscalYear, application.Status, application.IsGranted,
            application.GrantedYen ?? 0, application.Sent!, found.Decision, found.Payments, others, names,
            change is { State: ChangeState.Proposed, Proposal: { } proposal }
                ? await db.ToAskBackAsync(application, proposal.GrantedYen - proposal.AmountYen, cancellationToken) : null,
            change.ProposedById == user.AccountId, found.Version, found.Papers);
    }
}
