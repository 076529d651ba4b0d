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
    public async Task<bool> Handle(RemindReviewers request, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.TodayInJapan(), clock.GetUtcNow());
        if (now.InJapan().Hour < RemindReviewers.FromHour)
        {
            return false;
        }

        // Registered within those days already: the URL mail itself has only just gone out.
        var (last, day) = (today.AddDays(RemindReviewers.DaysBefore), today.StartInJapan());
        var id = await db.ReviewSessions
            .Where(s => s.Status == ReviewSessionStatus.Registered && s.PlannedOn >= today && s.PlannedOn <= last && s.RegisteredAt < day
                && !db.ReviewBoardSettings.Any(x => x.InsurerId == s.InsurerId && !x.RemindReviewers)
                && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.ReviewerReminder))
            .OrderBy(s => s.PlannedOn).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);
        if (session is not { Status: ReviewSessionStatus.Registered })
        {
            return false;
        }

        var unopened = await db.UnreadAsync(session, v => v.OpenedAt is null, cancellationToken);
        await db.RemindAsync(letters, session, unopened, now, cancellationToken);
        notices.Note(session, SessionNoticeKind.ReviewerReminder);
        if (unopened.Count > 0)
        {
            db.Add(AuditEvent.ByWorker(
                now, "ReviewersReminded", nameof(ReviewSession), session.Id, session.InsurerId, new { Reviewers = unopened.Count }));
        }

        if (await notices.SaveOnceAsync(cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }
}
