using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>助成金の審査の一覧: what has waited longest comes first.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListExaminations(ExaminationFilter Filter, int Page) : IRequest<ExaminationList>;

/// <param name="Status">open for what is not decided, or a status; anything else for all.</param>
/// <param name="Mine">Only what the asking person examines.</param>
/// <param name="Text">Part of the 受付番号, the office's number or its name; blank for all.</param>
public sealed record ExaminationFilter(string? Status, bool Mine, string? Text)
{
    internal IQueryable<SubsidyApplication> Apply(IQueryable<SubsidyApplication> applications, PortalDbContext db, ICurrentUser user)
    {
        applications = Status switch
        {
            "submitted" => applications.Where(a => a.Status == ApplicationStatus.Submitted),
            "review" => applications.Where(a => a.Status == ApplicationStatus.UnderReview),
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
            "all" => applications,
            "proposed" => applications.Where(a => a.Status == ApplicationStatus.UnderReview && db.Examinations.Any(e => e.ApplicationId == a.Id && e.Proposal != null)),
            _ => applications.Where(a => a.Status == ApplicationStatus.Submitted || a.Status == ApplicationStatus.UnderReview
                || a.Status == ApplicationStatus.Returned),
        };
        if (Mine)
        {
            applications = applications.Where(a => db.Examinations.Any(e => e.ApplicationId == a.Id && e.ExaminerId == user.AccountId));
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            return applications;
        }

        var like = $"%{LikeText.Escape(Text.Trim())}%";
        return applications.Where(a => EF.Functions.ILike(a.ReceiptNumber!, like)
            || db.Offices.Any(o => o.Id == a.OfficeId && (EF.Functions.ILike(o.Number, like) || EF.Functions.ILike(o.Name, like))));
    }
}

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Examiners">Who may be given an application, by name.</param>
public sealed record ExaminationList(IReadOnlyList<ExaminationRow> Rows, int Count, int Page, IReadOnlyList<ExaminerChoice> Examiners);

/// <param name="Id">The account.</param>
/// <param name="Name">氏名.</param>
public sealed record ExaminerChoice(Guid Id, string Name);

/// <param name="Examiner">審査の担当; null while nobody has taken it.</param>
/// <param name="IsProposed">承認待ち.</param>
/// <param name="IsCorrected">修正が届きました: it has come back mended and waits for its examiner.</param>
public sealed record ExaminationRow(
    Guid Id, string ReceiptNumber, string OfficeName, string OfficeNumber, SubsidyKind Kind, int FiscalYear, int AmountYen, ApplicationStatus Status,
    DateTimeOffset ReceivedAt, string? Examiner, bool IsProposed, bool IsCorrected)
{
    /// <summary>Nobody has decided or withdrawn it.</summary>
    public bool IsAssignable => Status is ApplicationStatus.Submitted or ApplicationStatus.UnderReview or ApplicationStatus.Returned;
}

public sealed class ListExaminationsHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListExaminations, ExaminationList>
{
    public const int MostExaminers = 500;

    public async Task<ExaminationList> Handle(ListExaminations request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db.SentApplications().AsNoTracking(), db, user);
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var shown = found.OrderBy(a => a.ReceivedAt).ThenBy(a => a.Id).Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize);
        var rows = await (
            from a in shown
            join o in db.Offices on a.OfficeId equals o.Id
            join e in db.Examinations on a.Id equals e.ApplicationId into examinations
            from e in examinations.DefaultIfEmpty()
            orderby a.ReceivedAt, a.Id
            select new ExaminationRow(
                a.Id, a.ReceiptNumber!, o.Name, o.Number, a.Kind, a.FiscalYear, a.AmountYen!.Value, a.Status, a.ReceivedAt!.Value,
                db.Users.Where(u => u.Id == e.ExaminerId).Select(u => u.DisplayName).FirstOrDefault(), a.Status == ApplicationStatus.UnderReview && e.Proposal != null,
                a.Status == ApplicationStatus.UnderReview && e.Proposal == null && e.SentBackReason == null
                    && db.ReturnsForCorrection.Where(r => r.ApplicationId == a.Id).OrderByDescending(r => r.Round).Select(r => r.Outcome).FirstOrDefault()
                        == ReturnOutcome.Resubmitted)).ToListAsync(cancellationToken);
        var examiners = await db.Examiners().OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Take(MostExaminers)
            .Select(a => new ExaminerChoice(a.Id, a.DisplayName)).ToListAsync(cancellationToken);
        return new ExaminationList(rows, count, page, examiners);
    }
}
