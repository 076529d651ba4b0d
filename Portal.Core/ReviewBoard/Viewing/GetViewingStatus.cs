using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>参照状況: who has the papers, who has read them, and who needs help.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Events">How many of the newest lines of the history are shown; 0 where it is not.</param>
/// <param name="ExportedAs">CSV or PDF: what leaves the portal is written down; null for the screen.</param>
public sealed record GetViewingStatus(Guid SessionId, int Events = 0, string? ExportedAs = null) : IRequest<ViewingStatus?>
{
    /// <summary>As many lines of the history as the page and the report show.</summary>
    public const int EventsShown = 5;

    public const string Audited = "ViewingStatusExported";
}

public sealed class GetViewingStatusHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<GetViewingStatus, ViewingStatus?>
{
    public async Task<ViewingStatus?> Handle(GetViewingStatus request, CancellationToken cancellationToken)
    {
        var retention = db.RetentionDays();
        var found = await (
            from session in db.ReviewSessions.AsNoTracking()
            where session.Id == request.SessionId && session.InsurerId == user.InsurerId
            select new
            {
                Session = session,
                Days = retention.Where(x => x.InsurerId == session.InsurerId).Select(x => x.Days).First(),
                Reminds = db.ReviewBoardSettings.Where(x => x.InsurerId == session.InsurerId).Select(x => (bool?)x.RemindReviewers).FirstOrDefault(),
                IsNotified = db.NotificationAddresses.Any(
                    a => a.InsurerId == session.InsurerId && a.Kind == NoticeKind.ViewingStatus && a.ConfirmedAt != null),
                CaseCount = db.ReviewCases.Count(c => c.SessionId == session.Id),
                Receipt = db.LastReceipts(request.SessionId).FirstOrDefault(),
                InsurerName = db.Insurers.Where(i => i.Id == session.InsurerId).Select(i => i.Name).First(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (s, days) = (found.Session, found.Days);
        if (request.ExportedAs is { } form)
        {
            db.Add(AuditEvent.By(
                user, clock.GetUtcNow(), GetViewingStatus.Audited, nameof(ReviewSession), s.Id, details: new { Form = form }));
            await db.SaveChangesAsync(cancellationToken);
        }

        var (reviewers, former) = await ReviewersAsync(s.Id, s.Version, cancellationToken);
        var status = new ViewingStatus(
            s.Id, s.Number, s.PanelName, s.Status, s.Version, s.Revision, s.PlannedOn, s.StartsAt, s.ExpiresOn,
            s.FailedAttempts >= ReviewSession.MaxFailedAttempts, clock.GetUtcNow(), reviewers, former, days,
            s.PlannedOn is { } day && s.ExpiresOn is { } last ? PapersRetention.PurgeDay(day, last, days) : null,
            s.PurgedAt, s.DeletedAt, s.DeletionReason, found.CaseCount,
            request.Events > 0 ? await db.SessionHistoryAsync(s.Id, oldestFirst: false, 1, request.Events, cancellationToken) : null);
        return status with
        {
            Ahead = SessionAhead.Of(status, found.Reminds ?? true, found.IsNotified),
            Receipt = found.Receipt,
            InsurerName = found.InsurerName,
            ChangesSavedAt = s.AwaitsUpdate ? s.SavedAt : null,
        };
    }

    private async Task<(IReadOnlyList<ReviewerStatus> Reading, IReadOnlyList<FormerReviewer> Former)> ReviewersAsync(
        Guid sessionId, int version, CancellationToken cancellationToken)
    {
        var rows = await (
            from x in db.ReviewerStandings()
            let r = x.Reviewer
            let m = x.Link
            let p = x.Password
            where r.SessionId == sessionId && (r.RevokedAt == null || db.ViewingRecords.Any(v => v.SessionReviewerId == r.Id))
            orderby r.Position, r.Id
            select new
            {
                Reviewer = r,
                x.Record,
                Mail = m == null ? null : new { m.Status, m.NextAttemptAt, m.FirstAttemptAt, m.SentAt, m.FailedAt, m.Problem },
                Password = p == null ? null
                    : new WrittenPasswordMail(x.PasswordIsElsewhere, p.Status, p.NextAttemptAt, p.SentAt, p.FailedAt, p.Problem),
                x.NeedsHelp,
                x.LacksPassword,
                Earlier = db.ViewingRecords
                    .Where(x => x.SessionReviewerId == r.Id && x.OpenedAt != null && (x.Version < version || r.RevokedAt != null))
                    .OrderBy(x => x.Version)
                    .Select(x => new EarlierReading(x.Version, x.OpenedAt!.Value, x.ViewedAt, x.DownloadedAt, x.DownloadCount)).ToList(),
            }).AsNoTracking().ToListAsync(cancellationToken);
        var reading = rows.Where(row => row.Reviewer.RevokedAt is null);
        var former = rows.Where(row => row.Reviewer.RevokedAt is not null).Select(row => new FormerReviewer(
            row.Reviewer.Id, row.Reviewer.Name, row.Reviewer.Profession, row.Reviewer.Email, row.Reviewer.RevokedAt!.Value, row.Earlier));
        return (
        [
            .. reading.Select(row => new ReviewerStatus(
                row.Reviewer.Id, row.Reviewer.Name, row.Reviewer.Profession, row.Reviewer.IsHead, row.Reviewer.Email, version,
                ReviewerStates.Of(row.Reviewer.IsLocked, row.Record?.HasRead == true, row.Mail?.Status),
                row.Mail?.FirstAttemptAt, row.Mail?.SentAt, row.Mail?.FailedAt, row.Mail?.Problem,
                row.Record?.OpenedAt, row.Record?.ViewedAt, row.Record?.DownloadedAt, row.Record?.DownloadCount ?? 0,
                row.Reviewer.LockedAt, row.Reviewer.IsLockedByHand,
                PasswordMail.Of(row.Reviewer.PasswordSentByMail, row.Password), row.Reviewer.PasswordSetAt, row.NeedsHelp, row.LacksPassword, row.Earlier)
            {
                RetriesAt = row.Mail is { Status: MailStatus.Retrying } mail ? mail.NextAttemptAt : null,
            }),
        ], [.. former]);
    }
}
