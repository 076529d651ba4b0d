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
/// <param name="Joining">利用開始までに待っていること.</param>
public sealed record InsurerHome(
    bool HasContact, bool HasResultNoticeAddress, bool HasViewingNoticeAddress, bool HasReviewers, bool HasPanels,
    IReadOnlyList<SessionRow> Drafts, IReadOnlyList<SessionRow> Troubled, IReadOnlyList<SessionRow> Next, DateOnly Today, int RetentionDays,
    JoiningNotes Joining)
{
    /// <summary>Unread so shortly before the session is worth a call.</summary>
    public const int UnreadDays = 2;

    /// <summary>When a draft that nobody comes back to goes with its papers.</summary>
    public DateOnly PurgeDayOf(SessionRow draft) => PapersRetention.DraftPurgeDay(draft.PlannedOn, draft.SavedAt, RetentionDays);

    public bool IsUrgent(SessionRow session) => session.IsBeingRead && session.PlannedOn <= Today.AddDays(UnreadDays);
}

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
        var set = await db.JoiningOf(db.Insurers.Where(i => i.Id == user.InsurerId), today)
            .Select(j => new
            {
                Joining = j,
                Contact = db.ReviewBoardSettings.Any(s => s.InsurerId == j.Facts.InsurerId && s.ContactName != "" && s.ContactPhone != ""),
                RetentionDays = retention.Where(x => x.InsurerId == j.Facts.InsurerId).Select(x => x.Days).First(),
                Reviewers = db.Reviewers.Any(r => r.InsurerId == j.Facts.InsurerId && r.IsActive),
                Panels = db.Panels.Any(p => p.InsurerId == j.Facts.InsurerId && p.IsActive),
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
            set.Contact, set.Joining.Facts.HasResultAddress, set.Joining.Facts.HasViewingAddress, set.Reviewers, set.Panels, drafts, troubled, next, today,
            set.RetentionDays, set.Joining);
    }
}
