using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>助成金の審査の一覧: what has waited longest comes first.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListExaminations(ExaminationFilter Filter, int Page) : IRequest<ExaminationList>;

/// <param name="Status">
/// A status, of which 審査中 is only what nothing is proposed for, revoking for 取消の承認待ち, changing for what is asked to be changed, repay for what a later decision asks back, or all;
/// anything else for what is not decided.
/// </param>
/// <param name="Mine">Only what the asking person examines.</param>
/// <param name="Text">Part of the 受付番号, the office's number or its name; blank for all.</param>
/// <param name="Year">年度; null for all.</param>
public sealed record ExaminationFilter(string? Status, bool Mine, string? Text, int? Year = null)
{
    internal async Task<IQueryable<SubsidyApplication>> ApplyAsync(
        IQueryable<SubsidyApplication> applications, PortalDbContext db, ICurrentUser user, CancellationToken cancellationToken)
    {
        return Apply(applications, db, user, await ApplicationSearch.ReadAsync(db, Text, cancellationToken));
    }

    internal IQueryable<SubsidyApplication> Apply(
        IQueryable<SubsidyApplication> applications, PortalDbContext db, ICurrentUser user, ApplicationSearch search)
    {
        applications = search.Among(OfStatus(applications, db), db);
        if (Year is { } year)
        {
            applications = applications.Where(a => a.FiscalYear == year);
        }

        return Mine ? applications.Where(a => db.Examinations.Any(e => e.ApplicationId == a.Id && e.ExaminerId == user.AccountId)) : applications;
    }

    private IQueryable<SubsidyApplication> OfStatus(IQueryable<SubsidyApplication> applications, PortalDbContext db) =>
        Status switch
        {
            "submitted" => applications.Where(a => a.Status == ApplicationStatus.Submitted),
            "review" => applications.Where(a => a.Status == ApplicationStatus.UnderReview
                && !db.Examinations.Any(e => e.ApplicationId == a.Id && e.Proposal != null)),
            "returned" => applications.Where(a => a.Status == ApplicationStatus.Returned),
            "corrected" => applications.Where(a => a.Status == ApplicationStatus.UnderReview
                && db.Examinations.Any(e => e.ApplicationId == a.Id && e.Proposal == null && e.SentBackReason == null)
                && db.ReturnsForCorrection.Where(r => r.ApplicationId == a.Id).OrderByDescending(r => r.Round).Select(r => r.Outcome).FirstOrDefault()
                    == ReturnOutcome.Resubmitted),
            "granted" => applications.Where(a => a.Status == ApplicationStatus.Granted),
            "paid" => applications.Where(a => a.Status == ApplicationStatus.Paid),
            "account" => applications.Where(a => a.Status == ApplicationStatus.AwaitingAccount),
            "denied" => applications.Where(a => a.Status == ApplicationStatus.Denied),
            "withdrawn" => applications.Where(a => a.Status == ApplicationStatus.Withdrawn),
            "revoked" => applications.Where(a => a.Status == ApplicationStatus.Revoked),
            "discontinued" => applications.Where(a => a.Status == ApplicationStatus.Discontinued),
            "revoking" => applications.Where(a => db.Revocations.Any(r => r.ApplicationId == a.Id && r.State == RevocationState.Proposed)),
            "changing" => applications.Where(a => db.OpenChanges().Any(r => r.ApplicationId == a.Id)),
            "repay" => applications.Where(a => db.Repayments.Any(
                r => r.ApplicationId == a.Id && r.LaterDecisionId != null && r.State == RepaymentState.Open)),
            "all" => applications,
            "proposed" => applications.Where(a => a.Status == ApplicationStatus.UnderReview
                && db.Examinations.Any(e => e.ApplicationId == a.Id && e.Proposal != null)
                && !db.ScheduledDecisions.Any(d => d.ApplicationId == a.Id && d.EndedAt == null)),
            "scheduled" => applications.Where(a => db.ScheduledDecisions.Any(d => d.ApplicationId == a.Id && d.EndedAt == null)),
            _ => applications.Where(a => a.Status == ApplicationStatus.Submitted || a.Status == ApplicationStatus.UnderReview
                || a.Status == ApplicationStatus.Returned),
        };
}

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Examiners">Who may be given an application, by name.</param>
/// <param name="Batches">まとめて決定したもの that can still be taken back, or from which something fell out lately.</param>
public sealed record ExaminationList(
    IReadOnlyList<ExaminationRow> Rows, int Count, int Page, IReadOnlyList<ExaminerChoice> Examiners, IReadOnlyList<DecisionBatchRow> Batches);

/// <param name="Id">The account.</param>
/// <param name="Name">氏名.</param>
public sealed record ExaminerChoice(Guid Id, string Name);

/// <param name="AmountYen">What the budget has for it.</param>
/// <param name="GrantedYen">交付決定額; null before the decision and for 不交付.</param>
/// <param name="Examiner">審査の担当; null while nobody has taken it.</param>
/// <param name="IsProposed">承認待ち.</param>
/// <param name="IsScheduled">確定待ち: decided together with others, and can still be taken back.</param>
/// <param name="IsCorrected">修正が届きました: it has come back mended and waits for its examiner.</param>
/// <param name="IsToBeRevoked">取消の承認待ち.</param>
/// <param name="HasOpenChange">A 変更・中止・廃止の申請 waits for its answer.</param>
public sealed record ExaminationRow(
    Guid Id, string ReceiptNumber, string OfficeName, string OfficeNumber, SubsidyKind Kind, int FiscalYear, int AmountYen, int? GrantedYen,
    ApplicationStatus Status, DateTimeOffset ReceivedAt, string? Examiner, bool IsProposed, bool IsScheduled, bool IsCorrected,
    bool IsToBeRevoked, bool HasOpenChange)
{
    /// <summary>Nobody has decided or withdrawn it.</summary>
    public bool IsAssignable => Status is ApplicationStatus.Submitted or ApplicationStatus.UnderReview or ApplicationStatus.Returned;
}

public sealed class ListExaminationsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListExaminations, ExaminationList>
{
    public const int MostExaminers = 500;

    public async Task<ExaminationList> Handle(ListExaminations request, CancellationToken cancellationToken)
    {
        var found = await request.Filter.ApplyAsync(db.SentApplications().AsNoTracking(), db, user, cancellationToken);
        // They come with the count: a page asks five times at most, and whoever looks at it is one of them.
        var examiners = await db.Examiners().OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Take(MostExaminers)
            .Select(a => new { Choice = new ExaminerChoice(a.Id, a.DisplayName), Count = found.OrderBy(_ => 1).Take(ListLimits.Counted + 1).Count() })
            .ToListAsync(cancellationToken);
        var count = examiners is [var first, ..] ? first.Count : await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await found.LongestFirst().Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToRows(db).ToListAsync(cancellationToken);
        var batches = await db.BatchesToTellAsync(user, clock.GetUtcNow(), cancellationToken);
        return new ExaminationList(rows, count, page, [.. examiners.Select(e => e.Choice)], batches);
    }
}
