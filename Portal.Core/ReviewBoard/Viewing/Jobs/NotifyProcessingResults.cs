using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 処理結果を知らせる: once every URL mail of a version has an outcome, and with a failure not later than a minute after it.
/// What fails after that is told too, once for each reviewer.
/// </summary>
public sealed record NotifyProcessingResults : IRequest<bool>
{
    /// <summary>The job runs every few seconds; together with this a failure is told within 60 s.</summary>
    public static readonly TimeSpan LongestAfterFailure = TimeSpan.FromSeconds(45);
}

public sealed class NotifyProcessingResultsHandler(PortalDbContext db, SessionNotices notices, TimeProvider clock)
    : IRequestHandler<NotifyProcessingResults, bool>
{
    public Task<bool> Handle(NotifyProcessingResults request, CancellationToken cancellationToken) =>
        notices.ForFirstAsync(Due(), session => TellAsync(session, cancellationToken), cancellationToken);

    private async Task TellAsync(ReviewSession session, CancellationToken cancellationToken)
    {
        var mails = await db.CurrentLinkMails().Where(m => m.SessionId == session.Id && m.Version == session.Version)
            .OrderBy(m => m.Position).ToListAsync(cancellationToken);
        var noted = await db.SessionNotices.Where(n => n.SessionId == session.Id && n.Version == session.Version)
            .Select(n => new { n.Kind, n.SessionReviewerId }).ToListAsync(cancellationToken);
        var failed = mails.Where(m => m.Status == MailStatus.Undeliverable
            && noted.All(n => n.Kind != SessionNoticeKind.MailFailed || n.SessionReviewerId != m.ReviewerId)).ToList();
        failed.ForEach(m => notices.Note(session, SessionNoticeKind.MailFailed, m.ReviewerId));

        var (facts, places) = (await notices.FactsAsync(session, cancellationToken), failed.Select(m => m.Position).ToList());
        var isFirst = noted.All(n => n.Kind != SessionNoticeKind.ProcessingResult);
        if (isFirst)
        {
            notices.Note(session, SessionNoticeKind.ProcessingResult);
        }

        // A reviewer who was put on the list after this version was published is not spoken of yet.
        IMail mail = isFirst
            ? new ProcessingResultMail(
                facts with { Reviewers = mails.Count }, mails.Count(m => m.Status == MailStatus.Sent), places,
                mails.Count(m => m.Status == MailStatus.HeldBack),
                mails.Count(m => m.Status is MailStatus.Waiting or MailStatus.Retrying), await ReceiptNumberAsync(session, cancellationToken))
            : new LateFailureMail(facts, places);
        await notices.TellAsync(session, NoticeKind.ProcessingResult, mail, cancellationToken);
    }

    private Task<string?> ReceiptNumberAsync(ReviewSession session, CancellationToken cancellationToken) =>
        db.SessionReceipts.Where(r => r.SessionId == session.Id && r.Version == session.Version)
            .OrderBy(r => r.At).Select(r => r.Number).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<ReviewSession> Due()
    {
        var told = clock.GetUtcNow() - NotifyProcessingResults.LongestAfterFailure;
        var mails = db.CurrentLinkMails();

        // For itself and not for each session, so that a look every few seconds begins at the few mails that have failed.
        var failing =
            from m in mails
            join s in db.ReviewSessions on new { m.SessionId, m.Version } equals new { SessionId = s.Id, s.Version }
            where m.Status == MailStatus.Undeliverable && m.FailedAt <= told
                && !db.SessionNotices.Any(n => n.SessionId == m.SessionId && n.Kind == SessionNoticeKind.MailFailed
                    && n.Version == m.Version && n.SessionReviewerId == m.ReviewerId)
            select m.SessionId;
        return db.ReviewSessions
            .Where(s => s.Status == ReviewSessionStatus.Registered
                && (failing.Contains(s.Id)
                    || (!db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.ProcessingResult
                            && n.Version == s.Version)
                        && !mails.Any(m => m.SessionId == s.Id && m.Version == s.Version
                            && (m.Status == MailStatus.Waiting || m.Status == MailStatus.Retrying)))))
            .OrderBy(s => s.RegisteredAt);
    }
}
