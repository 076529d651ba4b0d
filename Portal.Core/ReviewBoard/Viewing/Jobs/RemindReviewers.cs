using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>開催3日前に、まだ開いていない審査員へ知らせる (設定で止められる), once a session, from eight in the morning.</summary>
public sealed record RemindReviewers : IRequest<bool>
{
    public const int DaysBefore = 3;
    public const int FromHour = 8;
}

public sealed class RemindReviewersHandler(PortalDbContext db, SessionLetters letters, SessionNotices notices, TimeProvider clock)
    : IRequestHandler<RemindReviewers, bool>
{
    public async Task<bool> Handle(RemindReviewers request, CancellationToken cancellationToken) =>
        clock.GetUtcNow().InJapan().Hour >= RemindReviewers.FromHour
        && await notices.ForFirstAsync(Due(), async session =>
        {
            var now = clock.GetUtcNow();
            var unopened = await db.UnreadAsync(session, v => v.OpenedAt is null, cancellationToken);
            await db.RemindAsync(letters, session, unopened, now, cancellationToken);
            notices.Note(session, SessionNoticeKind.ReviewerReminder);
            if (unopened.Count > 0)
            {
                db.Add(AuditEvent.ByWorker(
                    now, "ReviewersReminded", nameof(ReviewSession), session.Id, session.InsurerId, new { Reviewers = unopened.Count }));
            }
        }, cancellationToken);

    // Registered within those days already: the URL mail itself has only just gone out.
    private IQueryable<ReviewSession> Due()
    {
        var today = clock.TodayInJapan();
        var (last, day) = (today.AddDays(RemindReviewers.DaysBefore), today.StartInJapan());
        return db.ReviewSessions
            .Where(s => s.Status == ReviewSessionStatus.Registered && s.PlannedOn >= today && s.PlannedOn <= last && s.RegisteredAt < day
                && !db.ReviewBoardSettings.Any(x => x.InsurerId == s.InsurerId && !x.RemindReviewers)
                && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.ReviewerReminder))
            .OrderBy(s => s.PlannedOn);
    }
}
