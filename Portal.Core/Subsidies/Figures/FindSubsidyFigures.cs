using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の状況 of one year: how far the applications have come, how long they wait, and what of the budget is used.</summary>
/// <param name="Year">年度.</param>
public sealed record FindSubsidyFigures(int Year) : IRequest<SubsidyFigures>;

public sealed class FindSubsidyFiguresHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindSubsidyFigures, SubsidyFigures>
{
    public async Task<SubsidyFigures> Handle(FindSubsidyFigures request, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(request.Year, clock.TodayInJapan(), cancellationToken);
        var programmes = await db.SubsidyProgrammes.AsNoTracking().Where(p => p.FiscalYear == request.Year).InForce(db)
            .OrderBy(p => p.Kind).Select(p => new
            {
                p.Kind,
                p.Name,
                p.Rules,
                Taken = db.SubsidyBudgets.Where(b => b.FiscalYear == p.FiscalYear && b.Kind == p.Kind).Select(b => b.TakenYen).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var figures = SubsidyFigures.Of(
            request.Year, counted, [.. programmes.Select(p => new BudgetFigure(p.Kind, p.Name, p.Rules.BudgetYen, p.Taken, GrantedOf(counted, p.Kind)))]);
        return figures with { StoppedLetters = await StoppedAsync(cancellationToken) };
    }

    /// <summary>There are few of these letters, and fewer that are stopped.</summary>
    private async Task<IReadOnlyList<StoppedLaterLetter>> StoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = await (
            from l in db.LaterLetters
            join d in db.LaterDecisions.AsNoTracking() on l.LaterDecisionId equals d.Id
            join a in db.SubsidyApplications on d.ApplicationId equals a.Id
            where l.Problem != null
            orderby d.FiscalYear, d.Number
            select new { Decision = d, a.ReceiptNumber }).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return stopped.ConvertAll(s => new StoppedLaterLetter(s.Decision.ApplicationId, s.ReceiptNumber!, s.Decision.LetterNumber));
    }

    /// <summary>
    /// All of it in one pass over one index, which holds every column that is asked for: the table's wide rows need not be read.
    /// They are counted once into small groups, and only these four times over: that took a third of the time.
    /// </summary>
    private async Task<IReadOnlyList<CountedApplications>> CountAsync(int year, DateOnly today, CancellationToken cancellationToken)
    {
        var bounds = SubsidyFigures.AgesFromDays.Skip(1).ToArray();
        return await db.Database.SqlQuery<CountedApplications>($"""
            WITH a AS MATERIALIZED (
                SELECT kind, status, prefecture, date_trunc('week', submitted_at AT TIME ZONE 'Asia/Tokyo')::date AS week,
                    CASE WHEN status IN ('Submitted', 'UnderReview', 'Returned')
                        THEN width_bucket({today} - (received_at AT TIME ZONE 'Asia/Tokyo')::date, {bounds}) END AS age,
                    count(*) AS count, sum(amount_yen) AS amount_yen, sum(granted_yen) AS granted_yen
                FROM subsidy_applications WHERE fiscal_year = {year} GROUP BY 1, 2, 3, 4, 5)
            SELECT GROUPING(status, prefecture, week, age) AS "Sort", kind AS "Kind", status AS "Status", prefecture AS "Prefecture",
                week AS "Week", age AS "Age", sum(count)::bigint AS "Count",
                coalesce(sum(amount_yen), 0)::bigint AS "AmountYen", coalesce(sum(granted_yen), 0)::bigint AS "GrantedYen",
                coalesce(sum(count) FILTER (WHERE status IN ('Granted', 'Denied', 'Paid', 'AwaitingAccount', 'Revoked', 'Discontinued')), 0)::bigint AS "Decided"
            FROM a GROUP BY GROUPING SETS ((kind, status), (prefecture), (week), (age))
            UNION ALL
            SELECT CASE WHEN d.id IS NULL THEN {CountedApplications.ProposedSort} ELSE {CountedApplications.ScheduledSort} END,
                NULL, NULL, NULL, NULL, NULL, count(*), coalesce(sum(s.amount_yen), 0)::bigint, 0, 0
            FROM subsidy_applications s JOIN examinations e ON e.application_id = s.id
                LEFT JOIN scheduled_decisions d ON d.application_id = s.id AND d.ended_at IS NULL
            WHERE s.fiscal_year = {year} AND s.status = 'UnderReview' AND e.proposal IS NOT NULL GROUP BY 1
            UNION ALL
            SELECT {CountedApplications.RevokingSort}, NULL, NULL, NULL, NULL, NULL, count(*), coalesce(sum(s.amount_yen), 0)::bigint, 0, 0
            FROM revocations r JOIN subsidy_applications s ON s.id = r.application_id WHERE s.fiscal_year = {year} AND r.state = 'Proposed'
            UNION ALL
            SELECT {CountedApplications.PurgedSort}, NULL, NULL, NULL, NULL, NULL, count(*), 0, 0, 0 FROM purged_applications WHERE fiscal_year = {year}
            """).ToListAsync(cancellationToken);
    }

    private static long GrantedOf(IEnumerable<CountedApplications> counted, SubsidyKind kind) => counted
        .Where(c => c.Sort == CountedApplications.StatusSort && c.Kind == kind.ToString()).Sum(c => c.GrantedYen);
}
