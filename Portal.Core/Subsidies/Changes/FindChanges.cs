using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請 of an application, to its own office. Null where nothing was ever granted.</summary>
/// <param name="Id">The application.</param>
public sealed record FindChanges(Guid Id) : IRequest<ChangesView?>;

/// <param name="Id">The application.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="Status">状態 of the application.</param>
/// <param name="IsGranted">A grant stands.</param>
/// <param name="GrantedYen">交付決定額 now.</param>
/// <param name="Requests">The newest first.</param>
/// <param name="Names">Of everybody of the office who asked or withdrew, by account.</param>
public sealed record ChangesView(
    Guid Id, string ReceiptNumber, string ProgrammeName, int FiscalYear, ApplicationStatus Status, bool IsGranted, int GrantedYen,
    IReadOnlyList<ChangeRequest> Requests, IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>The one that waits; null when none does.</summary>
    public ChangeRequest? Open => Requests.FirstOrDefault(r => r.IsOpen);

    public bool MayAsk => IsGranted && Open is null;
}

public sealed class FindChangesHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindChanges, ChangesView?>
{
    public async Task<ChangesView?> Handle(FindChanges request, CancellationToken cancellationToken)
    {
        var found = await (
            from a in db.OwnApplication(user, request.Id).AsNoTracking()
            join d in db.SubsidyDecisions on a.Id equals d.ApplicationId
            join p in db.SubsidyProgrammes on a.ProgrammeId equals p.Id
            where d.Grants
            select new
            {
                Application = a,
                p.Name,
                Requests = db.ChangeRequests.Where(r => r.ApplicationId == a.Id).OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id).ToList(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var application = found.Application;
        var people = found.Requests.Select(r => r.RequestedById).Distinct().ToList();
        return new ChangesView(
            application.Id, application.ReceiptNumber!, found.Name, application.FiscalYear, application.Status, application.IsGranted,
            application.GrantedYen ?? 0, found.Requests,
            await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken));
    }
}
