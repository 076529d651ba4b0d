using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請 of an application, to its own office. Null where nothing was ever granted.</summary>
/// <param name="Id">The application.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record FindChanges(Guid Id, int Page = 1) : IRequest<ChangesView?>;

/// <param name="Id">The application.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="Status">状態 of the application.</param>
/// <param name="IsGranted">A grant stands.</param>
/// <param name="GrantedYen">交付決定額 now.</param>
/// <param name="Problem">Why nothing can be applied for now; null when something can.</param>
/// <param name="Requests">The newest first, at most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Of all there are.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Once">How often the programme is granted.</param>
/// <param name="Names">Of everybody of the office who asked or withdrew, by account.</param>
/// <param name="Papers">添えた資料, by request, in the order in which they came.</param>
public sealed record ChangesView(
    Guid Id, string ReceiptNumber, string ProgrammeName, int FiscalYear, ApplicationStatus Status, bool IsGranted, int GrantedYen, string? Problem,
    IReadOnlyList<ChangeRequest> Requests, int Count, int Page, OnceRule Once, IReadOnlyDictionary<Guid, string> Names, ILookup<Guid, EvidenceFile> Papers)
{
    /// <summary>The one that waits, always the newest; null when none does, and on a later page.</summary>
    public ChangeRequest? Open => Requests.FirstOrDefault(r => r.IsOpen);

    public bool MayAsk => Problem is null;
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
                p.Rules,
                Count = db.ChangeRequests.Count(r => r.ApplicationId == a.Id),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (application, page) = (found.Application, ListLimits.PageWithin(request.Page, found.Count));
        var rows = await db.ChangesOf(application.Id).Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(r => new { Request = r, Papers = db.EvidenceFiles.Where(f => f.ChangeRequestId == r.Id).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).ToList() }).ToListAsync(cancellationToken);
        var requests = rows.ConvertAll(r => r.Request);
        // Who decided is of the secretariat, and is not told.
        var people = requests.Select(r => r.RequestedById)
            .Concat(requests.Where(r => r.State == ChangeState.Withdrawn).Select(r => r.EndedById!.Value)).Distinct().ToList();
        return new ChangesView(
            application.Id, application.ReceiptNumber!, found.Name, application.FiscalYear, application.Status, application.IsGranted,
            application.GrantedYen ?? 0, (await db.ProblemOfAskingAsync(application, cancellationToken))?.Message, requests, found.Count, page,
            found.Rules.Once,
            await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken),
            rows.SelectMany(r => r.Papers).ToLookup(f => f.ChangeRequestId!.Value));
    }
}
