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

/// <param name="Reviewers">Who may read the current version.</param>
/// <param name="Former">Who was sent a version and is off the session now.</param>
/// <param name="IsGateClosed">入力の誤り in the whole session have closed its gate.</param>
/// <param name="PurgeOn">When the papers go; null while the session has no day.</param>
/// <param name="CaseCount">事例 as they stand now; 0 once the papers are gone.</param>
/// <param name="History">Null where it was not asked for.</param>
public sealed record ViewingStatus(
    Guid Id, int Number, string PanelName, ReviewSessionStatus Status, int Version, int Revision, DateOnly? PlannedOn, TimeOnly? StartsAt,
    DateOnly? ExpiresOn, bool IsGateClosed, DateTimeOffset Now, IReadOnlyList<ReviewerStatus> Reviewers, IReadOnlyList<FormerReviewer> Former,
    int RetentionDays, DateOnly? PurgeOn, DateTimeOffset? PurgedAt, DateTimeOffset? DeletedAt, string DeletionReason,
    int CaseCount, SessionHistory? History)
{
    /// <summary>これからの予定.</summary>
    public IReadOnlyList<ExpectedEvent> Ahead { get; init; } = [];

    /// <summary>受付 of the last 登録 or 更新; null for what was registered before numbers were given.</summary>
    public ReceiptReference? Receipt { get; init; }

    public string Title => ReviewSessionTitle.Of(Number, PanelName);

    public int ReadCount => Reviewers.Count(r => r.HasRead);

    public int UnreadCount => Reviewers.Count - ReadCount;

    public int HelpCount => Reviewers.Count(r => r.NeedsHelp) + (IsGateClosed ? 1 : 0);

    /// <summary>Links work, so everything may still be sent and mended.</summary>
    public bool IsOpen => Status == ReviewSessionStatus.Registered && Now.DayInJapan() <= ExpiresOn;

    /// <summary>Negative once the meeting is over.</summary>
    public int DaysLeft => (PlannedOn?.DayNumber ?? 0) - Now.DayInJapan().DayNumber;
}

/// <param name="SentAt">送信: the first attempt.</param>
/// <param name="ArrivedAt">到達: the receiving server took the mail.</param>
/// <param name="FailedAt">不達; null otherwise.</param>
/// <param name="MailProblem">Why the mail did not arrive, or not yet.</param>
/// <param name="IsLockedByHand">Shut by the insurer, not by wrong entries.</param>
/// <param name="NeedsHelp">あなたの対応が必要, as home and the lists count it.</param>
/// <param name="LacksPassword">The password mail has not got through; who has come in has the password all the same.</param>
/// <param name="Earlier">What was opened of the versions before, oldest first.</param>
public sealed record ReviewerStatus(
    Guid Id, string Name, string Profession, bool IsHead, string Email, int Version, ReviewerState State,
    DateTimeOffset? SentAt, DateTimeOffset? ArrivedAt, DateTimeOffset? FailedAt, string? MailProblem,
    DateTimeOffset? OpenedAt, DateTimeOffset? ViewedAt, DateTimeOffset? DownloadedAt, int DownloadCount,
    DateTimeOffset? LockedAt, bool IsLockedByHand, PasswordMail PasswordMail, bool NeedsHelp, bool LacksPassword,
    IReadOnlyList<EarlierReading> Earlier)
{
    public bool HasRead => ViewedAt is not null || DownloadedAt is not null;

    /// <summary>「もしかして」 for an address that did not take the mail; null when nothing looks mistyped.</summary>
    public string? SuggestedEmail => State == ReviewerState.Undeliverable ? MailDomainHint.Suggest(Email) : null;
}

/// <summary>What was opened of a version that is not this reviewer's any more.</summary>
public sealed record EarlierReading(
    int Version, DateTimeOffset OpenedAt, DateTimeOffset? ViewedAt, DateTimeOffset? DownloadedAt, int DownloadCount);

/// <summary>外れた審査員: stopped, or not chosen any more.</summary>
public sealed record FormerReviewer(
    Guid Id, string Name, string Profession, string Email, DateTimeOffset LeftAt, IReadOnlyList<EarlierReading> Readings);

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
                Receipt = db.SessionReceipts.Where(x => x.SessionId == session.Id).OrderByDescending(x => x.At)
                    .Select(x => new ReceiptReference(x.Id, x.Number)).FirstOrDefault(),
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
        return status with { Ahead = SessionAhead.Of(status, found.Reminds ?? true, found.IsNotified), Receipt = found.Receipt };
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
                Mail = m == null ? null : new { m.Status, m.FirstAttemptAt, m.SentAt, m.FailedAt, m.Problem },
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
                PasswordMail.Of(row.Reviewer.PasswordSentByMail, row.Password), row.NeedsHelp, row.LacksPassword, row.Earlier)),
        ], [.. former]);
    }
}
