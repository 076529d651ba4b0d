using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>記録の保存期間: what will be deleted on which day, as it stands today, and what is kept beyond its time.</summary>
public sealed record ListRetention : IRequest<RetentionOverview>;

/// <param name="Years">保存期間, years.</param>
/// <param name="Days">Every 1 April on which something goes; all of them lie ahead.</param>
/// <param name="Next">What goes next, at most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Held">Kept though its time is over, the oldest first, at most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="HeldCount">Of all that are, counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
public sealed record RetentionOverview(
    int Years, IReadOnlyList<RetentionDay> Days, IReadOnlyList<KeptApplication> Next, IReadOnlyList<KeptApplication> Held, int HeldCount);

/// <param name="On">From the beginning of this day in Japan.</param>
/// <param name="Applications">決着した申請, counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Drafts">未提出の下書き, counted likewise.</param>
public sealed record RetentionDay(DateOnly On, int Applications, int Drafts);

public sealed class ListRetentionHandler(PortalDbContext db, IOptionsSnapshot<RetentionOptions> options, TimeProvider clock)
    : IRequestHandler<ListRetention, RetentionOverview>
{
    public async Task<RetentionOverview> Handle(ListRetention request, CancellationToken cancellationToken)
    {
        var (today, years) = (clock.TodayInJapan(), options.Value.SubsidyYears);
        var (before, most) = (SubsidyRetention.DueBefore(today, years), ListLimits.Counted + 1);
        var (next, held) = (db.NextRecordsOn(today, years), db.HeldRecordsOn(today, years));
        // All in one question: a page asks five at most.
        var found = await First(next).Concat(First(held))
            .Select(k => new { Kept = k, HeldCount = held.OrderBy(_ => 1).Take(most).Count() }).ToListAsync(cancellationToken);
        var kept = found.Select(f => f.Kept).OrderBy(a => a.ConcludedOn).ThenBy(a => a.Id).ToLookup(a => a.ConcludedOn < before);
        return new RetentionOverview(
            years, await DaysAsync(today, years, cancellationToken), [.. kept[false]], [.. kept[true]], found.FirstOrDefault()?.HeldCount ?? 0);
    }

    private IQueryable<KeptApplication> First(IQueryable<ConcludedRecord> records) => records.OldestFirst().Take(ListLimits.PageSize).ToKept(db);

    // 年度 of the last 保存: three months before 1 April the year begins.
    private async Task<IReadOnlyList<RetentionDay>> DaysAsync(DateOnly today, int years, CancellationToken cancellationToken)
    {
        var (first, most) = (FiscalYear.YearOf(today) + 1, ListLimits.Counted + 1);
        var rows = await db.Database.SqlQuery<CountedYear>($"""
            SELECT y AS "Year",
                (SELECT count(*) FROM (SELECT FROM subsidy_applications
                    WHERE concluded_on >= make_date(y - {years} - 1, 4, 1) AND concluded_on < make_date(y - {years}, 4, 1) LIMIT {most}) a)::int AS "Applications",
                (SELECT count(*) FROM (SELECT FROM subsidy_applications
                    WHERE status = 'Draft' AND fiscal_year < y - {SubsidyRetention.DraftYears}
                        AND greatest(fiscal_year, extract(year FROM saved_at AT TIME ZONE 'Asia/Tokyo' - interval '3 months')) = y - {SubsidyRetention.DraftYears} - 1
                    LIMIT {most}) d)::int AS "Drafts"
            FROM generate_series({first}, {first + years}) y ORDER BY y
            """).ToListAsync(cancellationToken);
        return [.. rows.Where(r => r.Applications + r.Drafts > 0).Select(r => new RetentionDay(new DateOnly(r.Year, 4, 1), r.Applications, r.Drafts))];
    }

    private sealed record CountedYear(int Year, int Applications, int Drafts);
}
