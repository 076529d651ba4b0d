using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請の一覧: what has waited longest comes first.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListChangeRequests(ChangeFilter Filter, int Page) : IRequest<ChangeList>;

/// <param name="State">A <see cref="ChangeState"/> in small letters, late for what has waited long, or all; anything else for what waits for its answer.</param>
/// <param name="Text">Part of the 受付番号, the office's number or its name; blank for all.</param>
public sealed record ChangeFilter(string? State, string? Text)
{
    internal async Task<IQueryable<ChangeRow>> ApplyAsync(PortalDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var requests = State switch
        {
            "requested" => db.ChangeRequests.Where(r => r.State == ChangeState.Requested),
            "proposed" => db.ChangeRequests.Where(r => r.State == ChangeState.Proposed),
            "approved" => db.ChangeRequests.Where(r => r.State == ChangeState.Approved),
            "refused" => db.ChangeRequests.Where(r => r.State == ChangeState.Refused),
            "withdrawn" => db.ChangeRequests.Where(r => r.State == ChangeState.Withdrawn),
            "lapsed" => db.ChangeRequests.Where(r => r.State == ChangeState.Lapsed),
            "late" => db.OpenChanges().Late(today),
            "all" => db.ChangeRequests,
            _ => db.OpenChanges(),
        };
        var search = await ApplicationSearch.ReadAsync(db, Text, cancellationToken);
        return
            from r in requests.AsNoTracking()
            join a in search.Among(db.SubsidyApplications, db) on r.ApplicationId equals a.Id
            join o in db.Offices on a.OfficeId equals o.Id
            orderby r.RequestedAt, r.Id
            select new ChangeRow(
                r.Id, a.ReceiptNumber!, o.Name, o.Number, a.FiscalYear, a.Kind, a.Status, r.Kind, r.GrantedYen, r.AmountYen,
                db.LaterDecisions.Where(d => d.Id == r.LaterDecisionId).Select(d => (int?)d.GrantedAfterYen).SingleOrDefault(), r.FromOn,
                r.RequestedAt, r.State, r.EndedAt);
    }
}

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record ChangeList(IReadOnlyList<ChangeRow> Rows, int Count, int Page);

/// <param name="Id">The request.</param>
/// <param name="ReceiptNumber">受付番号 of the application.</param>
/// <param name="Programme">種類 of the subsidy.</param>
/// <param name="Status">状態 of the application.</param>
/// <param name="Kind">種類 of the request.</param>
/// <param name="GrantedYen">交付決定額 when it was sent.</param>
/// <param name="AmountYen">申請した額.</param>
/// <param name="DecidedYen">決定した額; null without a decision.</param>
/// <param name="FromOn">いつから.</param>
/// <param name="EndedAt">決定 or 取り下げ; null while it waits.</param>
public sealed record ChangeRow(
    Guid Id, string ReceiptNumber, string OfficeName, string OfficeNumber, int FiscalYear, SubsidyKind Programme, ApplicationStatus Status,
    ChangeKind Kind, int GrantedYen, int AmountYen, int? DecidedYen, DateOnly FromOn, DateTimeOffset RequestedAt, ChangeState State, DateTimeOffset? EndedAt)
{
    public bool IsOpen => State.IsOpen();
}

public sealed class ListChangeRequestsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListChangeRequests, ChangeList>
{
    public async Task<ChangeList> Handle(ListChangeRequests request, CancellationToken cancellationToken)
    {
        var found = await request.Filter.ApplyAsync(db, clock.TodayInJapan(), cancellationToken);
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new ChangeList(rows, count, page);
    }
}
