using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>保険者のホーム: what waits for somebody, first.</summary>
public sealed record FindInsurerHome : IRequest<InsurerHome>;

/// <param name="Drafts">準備中, the last saved first.</param>
/// <param name="Troubled">Registered sessions in which somebody cannot or does not read.</param>
/// <param name="Next">The next sessions.</param>
/// <param name="TasksLeft">残りのタスク of 利用開始の準備.</param>
/// <param name="ScheduleReplyBy">回答期限 of a 日程 that waits for the insurer; null when none does.</param>
public sealed record InsurerHome(
    bool HasContact, bool HasResultNoticeAddress, bool HasViewingNoticeAddress, bool HasReviewers, bool HasPanels,
    IReadOnlyList<SessionRow> Drafts, IReadOnlyList<SessionRow> Troubled, IReadOnlyList<SessionRow> Next, DateOnly Today, int RetentionDays,
    int TasksLeft, DateOnly? ScheduleReplyBy)
{
    /// <summary>Unread so shortly before the session is worth a call.</summary>
    public const int UnreadDays = 2;

    /// <summary>回答していないアンケート that is open; null for none.</summary>
    public OpenSurvey? Survey { get; init; }

    /// <summary>再確認 that wait for an answer.</summary>
    public int Questions { get; init; }

    /// <summary>When a draft that nobody comes back to goes with its papers.</summary>
    public DateOnly PurgeDayOf(SessionRow draft) => PapersRetention.DraftPurgeDay(draft.PlannedOn, draft.SavedAt, RetentionDays);

    public bool IsUrgent(SessionRow session) => session.IsBeingRead && session.PlannedOn <= Today.AddDays(UnreadDays);
}

/// <param name="ClosesOn">締切日.</param>
public sealed record OpenSurvey(string Title, DateOnly ClosesOn);

public sealed class FindInsurerHomeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindInsurerHome, InsurerHome>
{
    private const int Shown = 10;

    public async Task<InsurerHome> Handle(FindInsurerHome request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var soon = today.AddDays(InsurerHome.UnreadDays);
        var mine = db.ReviewSessions.Where(s => s.InsurerId == user.InsurerId);
        var open = mine.Where(s => s.Status == ReviewSessionStatus.Registered && s.ExpiresOn >= today);
        var (read, retention) = (db.ReadRecords(), db.RetentionDays());
        var helpless = db.ReviewerStandings().Where(x => x.Reviewer.RevokedAt == null && x.NeedsHelp);
        var set = await db.OnboardingOf(db.Insurers.Where(i => i.Id == user.InsurerId), today)
            .Select(f => new
            {
                Facts = f,
                Contact = db.ReviewBoardSettings.Any(s => s.InsurerId == f.InsurerId && s.ContactName != "" && s.ContactPhone != ""),
                RetentionDays = retention.Where(x => x.InsurerId == f.InsurerId).Select(x => x.Days).First(),
                Reviewers = db.Reviewers.Any(r => r.InsurerId == f.InsurerId && r.IsActive),
                Panels = db.Panels.Any(p => p.InsurerId == f.InsurerId && p.IsActive),
                Survey = db.ReadinessSurveys.Where(s => f.HasInsurerFunction && s.OpensOn <= today && today <= s.ClosesOn
                        && !db.SurveyAnswers.Any(a => a.SurveyId == s.Id && a.InsurerId == f.InsurerId))
                    .OrderBy(s => s.OpensOn).Select(s => new OpenSurvey(s.Title, s.ClosesOn)).FirstOrDefault(),
                Questions = db.Reconfirmations.Count(r => r.InsurerId == f.InsurerId && r.State == ReconfirmationState.Waiting),
                ReplyBy = db.InsurerSchedules.Where(s => s.InsurerId == f.InsurerId && s.Status == InsurerScheduleStatus.Notified).Select(s => s.ReplyBy).SingleOrDefault(),
            })
            .SingleAsync(cancellationToken);
        var drafts = await mine.Where(s => s.Status == ReviewSessionStatus.Draft)
            .OrderByDescending(s => s.PlannedOn).ThenByDescending(s => s.Id).Take(Shown)
            .ToRows(db).ToListAsync(cancellationToken);
        var troubled = await open
            .Where(s => s.FailedAttempts >= ReviewSession.MaxFailedAttempts
                || helpless.Any(x => x.Reviewer.SessionId == s.Id)
                || (s.PlannedOn >= today && s.PlannedOn <= soon && s.Reviewers.Any(
                    r => r.RevokedAt == null && !read.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version))))
            .OrderBy(s => s.PlannedOn).ThenBy(s => s.Id).Take(Shown)
            .ToRows(db).ToListAsync(cancellationToken);
        var next = await mine.Where(s => s.Status == ReviewSessionStatus.Registered && s.PlannedOn >= today)
            .OrderBy(s => s.PlannedOn).ThenBy(s => s.Id).Take(Shown)
            .ToRows(db).ToListAsync(cancellationToken);

        return new InsurerHome(
            set.Contact, set.Facts.HasResultAddress, set.Facts.HasViewingAddress, set.Reviewers, set.Panels, drafts, troubled, next, today,
            set.RetentionDays, TaskBoard.Of(set.Facts, today).Count(t => t.IsLeft), set.ReplyBy)
        {
            Survey = set.Survey,
            Questions = set.Questions,
        };
    }
}
