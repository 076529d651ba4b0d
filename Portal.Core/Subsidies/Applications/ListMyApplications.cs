using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>申請一覧 of the office that the person works for now, the newest first. By proxy it asks for nothing that a 委任 never gives.</summary>
/// <param name="OfAllOffices">Of every office to which the person belongs, or for which they may act by proxy.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListMyApplications(bool OfAllOffices = false, int Page = 1) : IRequest<ApplicationList>;

public sealed class ListMyApplicationsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMyApplications, ApplicationList>
{
    public async Task<ApplicationList> Handle(ListMyApplications request, CancellationToken cancellationToken)
    {
        var (mine, own, outcomes) = request.OfAllOffices ? OfAllOffices() : OfOneOffice();
        var count = await mine.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var shown = mine.OrderByDescending(a => a.Id).Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).Select(a => a.Id);
        var soon = clock.TodayInJapan().AddDays(RemindOfTaxReports.DaysBefore);
        var waiting = db.OpenChanges();
        var toReport = db.TaxReportDuties.Where(d => d.State == TaxReportState.SentBack || (d.State == TaxReportState.Open && d.DueOn <= soon));
        var toReturn = db.Repayments.Where(r => r.State == RepaymentState.Open);
        // All in one question: a page asks five at most.
        var found = await mine
            .Where(a => shown.Contains(a.Id) || (!request.OfAllOffices
                && (a.Status == ApplicationStatus.Draft || a.Status == ApplicationStatus.Returned || a.Status == ApplicationStatus.AwaitingAccount
                    || toReport.Any(d => d.ApplicationId == a.Id) || toReturn.Any(r => r.ApplicationId == a.Id))))
            .OrderByDescending(a => a.Id)
            .Select(a => new
            {
                IsShown = shown.Contains(a.Id),
                IsOwn = own.Contains(a.OfficeId),
                MayWatch = outcomes.Contains(a.OfficeId),
                Row = new ApplicationRow(
                    a.Id, a.OfficeId, db.SubsidyProgrammes.Single(p => p.Id == a.ProgrammeId).Name, a.FiscalYear, a.Status, a.ReceiptNumber,
                    a.AmountYen, a.SavedAt, a.SubmittedAt, a.Sent,
                    db.SubsidyDecisions.Where(d => d.ApplicationId == a.Id && !waiting.Any(c => c.ApplicationId == a.Id))
                        .Select(d => d.TransferBy).SingleOrDefault(),
                    db.ReturnsForCorrection.Where(r => r.ApplicationId == a.Id && r.EndedAt == null).Select(r => (DateOnly?)r.DueOn).SingleOrDefault(),
                    toReport.Where(d => d.ApplicationId == a.Id).Select(d => (DateOnly?)d.DueOn).SingleOrDefault(),
                    toReturn.Where(r => r.ApplicationId == a.Id && r.LaterDecisionId == null).Min(r => (DateOnly?)r.DueOn),
                    toReturn.Where(r => r.ApplicationId == a.Id && r.LaterDecisionId != null).Min(r => (DateOnly?)r.DueOn),
                    a.GrantedYen == 0)
                {
                    OfficeName = db.Offices.Where(o => o.Id == a.OfficeId).Select(o => o.Name).First(),
                },
            }).ToListAsync(cancellationToken);
        var isOwn = user.Proxy is null;
        return new ApplicationList(
            [.. found.Where(f => f.IsShown).Select(f => Placed(f.IsOwn ? f.Row : Seen(f.Row, f.MayWatch), f.IsOwn))], count, page,
            Waiting(r => r.Status == ApplicationStatus.Draft), Waiting(r => r.Status == ApplicationStatus.Returned && user.May(ProxyScope.Send)),
            Waiting(r => (r.ReportTaxBy ?? r.ReturnTaxBy ?? r.ReturnGrantBy) is not null && isOwn), Waiting(r => r.Status == ApplicationStatus.AwaitingAccount && isOwn));

        IReadOnlyList<ApplicationRow> Waiting(Func<ApplicationRow, bool> waits) =>
            request.OfAllOffices ? [] : [.. found.Select(f => f.Row).Where(waits)];

        ApplicationRow Placed(ApplicationRow row, bool isOwnOffice)
        {
            var isActedFor = user.Proxy?.PrincipalId == row.OfficeId;
            return row with { IsByProxy = isActedFor || !isOwnOffice, IsHere = isActedFor || user.OfficeId == row.OfficeId };
        }

        static ApplicationRow Seen(ApplicationRow row, bool mayWatch) =>
            row with { TransferBy = mayWatch ? row.TransferBy : null, ReportTaxBy = null, ReturnTaxBy = null, ReturnGrantBy = null };
    }

    private Reach OfOneOffice()
    {
        var (officeId, isOwn, maySeeForm, mayWatch) = (user.OfficeFor(ProxyScope.All), user.Proxy is null, user.May(ProxyScope.Form), user.May(ProxyScope.Watch));
        return new Reach(
            db.SubsidyApplications.AsNoTracking().Where(a => a.OfficeId == officeId && (maySeeForm || a.Status != ApplicationStatus.Draft)),
            db.Offices.Where(o => isOwn && o.Id == officeId).Select(o => o.Id),
            db.Offices.Where(o => mayWatch && o.Id == officeId).Select(o => o.Id));
    }

    // The offices first: they are few, and each finds its applications by an index.
    private Reach OfAllOffices()
    {
        var own = db.OfficeMemberships.Where(m => m.AccountId == user.AccountId && m.LeftAt == null).Select(m => m.OfficeId);
        var proxies = db.ProxiesInForceFor(user.AccountId, clock.GetUtcNow());
        var offices = own.Union(proxies.Select(p => p.PrincipalId));
        var forms = proxies.Where(p => (p.Scope & ProxyScope.Form) != ProxyScope.None).Select(p => p.PrincipalId);
        return new Reach(
            db.SubsidyApplications.AsNoTracking().Where(a => offices.Contains(a.OfficeId)
                && (a.Status != ApplicationStatus.Draft || own.Contains(a.OfficeId) || forms.Contains(a.OfficeId))),
            own,
            proxies.Where(p => (p.Scope & ProxyScope.Watch) != ProxyScope.None).Select(p => p.PrincipalId));
    }

    /// <param name="Mine">The applications of the list.</param>
    /// <param name="Own">The offices of which everything is shown.</param>
    /// <param name="Outcomes">Those of which the outcome is, too.</param>
    private sealed record Reach(IQueryable<SubsidyApplication> Mine, IQueryable<Guid> Own, IQueryable<Guid> Outcomes);
}
