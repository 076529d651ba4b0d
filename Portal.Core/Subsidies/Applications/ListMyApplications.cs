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

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Drafts">Every draft of the one office, whichever page is shown: they wait for the person. Empty for all offices.</param>
/// <param name="Returned">Every application of the one office that is to be mended, likewise.</param>
/// <param name="TaxReports">Every application of the one office whose 消費税の報告 is soon due, overdue or sent back, or who has to give something back, likewise.</param>
/// <param name="Unpaid">Every application of the one office whose account is to be corrected, likewise.</param>
public sealed record ApplicationList(
    IReadOnlyList<ApplicationRow> Rows, int Count, int Page, IReadOnlyList<ApplicationRow> Drafts, IReadOnlyList<ApplicationRow> Returned,
    IReadOnlyList<ApplicationRow> TaxReports, IReadOnlyList<ApplicationRow> Unpaid);

/// <param name="Id">The application.</param>
/// <param name="OfficeId">申請者.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="FiscalYear">年度.</param>
/// <param name="Status">状態.</param>
/// <param name="ReceiptNumber">受付番号; null for a draft.</param>
/// <param name="AmountYen">申請した額; null for a draft.</param>
/// <param name="SavedAt">The last 保存.</param>
/// <param name="SubmittedAt">Null for a draft.</param>
/// <param name="Sent">For the days that may be expected; null for a draft.</param>
/// <param name="TransferBy">振込の予定 of what was granted; null for the others, and while a 変更・中止・廃止の申請 waits for its answer.</param>
/// <param name="MendBy">修正の期限; null when nothing is to be mended.</param>
/// <param name="ReportTaxBy">消費税の報告の期限; null when nothing is to be reported.</param>
/// <param name="ReturnTaxBy">期限 of the 返還 on a 消費税の報告; null when none is asked for.</param>
/// <param name="ReturnGrantBy">期限 of the 返還 on 決定後の処分, the first of them; null when none is asked for.</param>
/// <param name="IsAllTaken">Nothing is left of what was granted.</param>
public sealed record ApplicationRow(
    Guid Id, Guid OfficeId, string ProgrammeName, int FiscalYear, ApplicationStatus Status, string? ReceiptNumber, int? AmountYen, DateTimeOffset SavedAt,
    DateTimeOffset? SubmittedAt, SentApplication? Sent, DateOnly? TransferBy, DateOnly? MendBy, DateOnly? ReportTaxBy, DateOnly? ReturnTaxBy,
    DateOnly? ReturnGrantBy, bool IsAllTaken)
{
    /// <summary>名称 of the 申請者.</summary>
    public string OfficeName { get; init; } = "";

    /// <summary>代理: the person acts for it, or may.</summary>
    public bool IsByProxy { get; init; }

    /// <summary>This browser deals with the 申請者 now.</summary>
    public bool IsHere { get; init; }
}

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
