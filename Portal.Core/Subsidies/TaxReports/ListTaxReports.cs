using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告の一覧: what is due first comes first.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListTaxReports(TaxReportFilter Filter, int Page) : IRequest<TaxReportList>;

/// <param name="State">repay for 返還待ち, overdue, or a <see cref="TaxReportState"/> in small letters; blank for what waits to be checked, all for all.</param>
/// <param name="Text">Part of the 受付番号, the office's number or its name; blank for all.</param>
public sealed record TaxReportFilter(string? State, string? Text)
{
    internal async Task<IQueryable<TaxReportRow>> ApplyAsync(PortalDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var duties = db.TaxReportDuties.AsNoTracking();
        duties = State switch
        {
            "open" => duties.Where(d => d.State == TaxReportState.Open),
            "overdue" => duties.Where(d => d.State == TaxReportState.Open && d.DueOn < today),
            "sentback" => duties.Where(d => d.State == TaxReportState.SentBack),
            "lifted" => duties.Where(d => d.State == TaxReportState.Lifted),
            "accepted" => duties.Where(d => d.State == TaxReportState.Accepted),
            "repay" => duties.Where(d => db.Repayments.Any(r => r.ApplicationId == d.ApplicationId && r.ReportId != null && r.State == RepaymentState.Open)),
            "all" => duties,
            _ => duties.Where(d => d.State == TaxReportState.Reported),
        };
        var search = await ApplicationSearch.ReadAsync(db, Text, cancellationToken);
        return
            from d in duties
            join a in search.Among(db.SubsidyApplications, db) on d.ApplicationId equals a.Id
            join o in db.Offices on a.OfficeId equals o.Id
            join r in db.TaxReports on new { d.ApplicationId, Number = d.Reports } equals new { r.ApplicationId, r.Number } into reports
            from r in reports.DefaultIfEmpty()
            orderby d.DueOn, d.ApplicationId
            select new TaxReportRow(
                a.Id, a.ReceiptNumber!, o.Name, o.Number, a.FiscalYear, a.Kind, a.GrantedYen!.Value, d.DueOn, d.State,
                (TaxReportBasis?)r.Basis, (int?)r.AmountYen, (DateTimeOffset?)r.ReportedAt,
                db.Repayments.Where(x => x.ApplicationId == a.Id && x.ReportId != null && x.State != RepaymentState.Withdrawn)
                    .Select(x => (RepaymentState?)x.State).SingleOrDefault());
    }
}

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record TaxReportList(IReadOnlyList<TaxReportRow> Rows, int Count, int Page);

/// <param name="Basis">Of the last report; null while there is none.</param>
/// <param name="AmountYen">仕入控除税額 of the last report; null while there is none.</param>
/// <param name="ReportedAt">Of the last report; null while there is none.</param>
/// <param name="Repayment">返還; null where nothing is asked back.</param>
public sealed record TaxReportRow(
    Guid ApplicationId, string ReceiptNumber, string OfficeName, string OfficeNumber, int FiscalYear, SubsidyKind Kind, int GrantedYen, DateOnly DueOn,
    TaxReportState State, TaxReportBasis? Basis, int? AmountYen, DateTimeOffset? ReportedAt, RepaymentState? Repayment);

public sealed class ListTaxReportsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListTaxReports, TaxReportList>
{
    public async Task<TaxReportList> Handle(ListTaxReports request, CancellationToken cancellationToken)
    {
        var found = await request.Filter.ApplyAsync(db, clock.TodayInJapan(), cancellationToken);
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new TaxReportList(rows, count, page);
    }
}
