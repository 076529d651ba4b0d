using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 処理結果を知らせる: once every URL mail of a version has an outcome, and with a failure not later than a minute after it.
/// </summary>
public sealed record NotifyProcessingResults : IRequest<bool>
{
    /// <summary>The job runs every few seconds; together with this a failure is told within 60 s.</summary>
    public static readonly TimeSpan LongestAfterFailure = TimeSpan.FromSeconds(45);
}

public sealed class NotifyProcessingResultsHandler(PortalDbContext db, SessionNotices notices, TimeProvider clock)
    : IRequestHandler<NotifyProcessingResults, bool>
{
    public async Task<bool> Handle(NotifyProcessingResults request, CancellationToken cancellationToken)
    {
        var id = await Due().OrderBy(s => s.RegisteredAt).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);
        if (session is null || !await Due().AnyAsync(s => s.Id == session.Id, cancellationToken))
        {
            return false;
        }

        var outcomes = await (
            from r in db.SessionReviewers
            where r.SessionId == session.Id && r.RevokedAt == null
            join v in db.ViewingRecords on new { r.Id, session.Version } equals new { Id = v.SessionReviewerId, v.Version }
            join m in db.OutgoingMails on v.MailId equals m.Id
            orderby r.Position
            select new { r.Position, m.Status }).ToListAsync(cancellationToken);
        notices.Note(session, SessionNoticeKind.ProcessingResult);
        var mail = new ProcessingResultMail(
            await notices.FactsAsync(session, cancellationToken), outcomes.Count(o => o.Status == MailStatus.Sent),
            [.. outcomes.Where(o => o.Status == MailStatus.Undeliverable).Select(o => o.Position)],
            outcomes.Count(o => o.Status is MailStatus.Waiting or MailStatus.Retrying));
        await notices.TellAsync(session.InsurerId, NoticeKind.ProcessingResult, mail, session.Id, cancellationToken);
        if (await notices.SaveOnceAsync(cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    private IQueryable<ReviewSession> Due()
    {
        var told = clock.GetUtcNow() - NotifyProcessingResults.LongestAfterFailure;
        var mails =
            from r in db.SessionReviewers
            where r.RevokedAt == null
            join v in db.ViewingRecords on r.Id equals v.SessionReviewerId
            join m in db.OutgoingMails on v.MailId equals m.Id
            select new { r.SessionId, v.Version, m.Status, m.FailedAt };
        return db.ReviewSessions.Where(s =>
            s.Status == ReviewSessionStatus.Registered
            && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.ProcessingResult && n.Version == s.Version)
            && (mails.Any(m => m.SessionId == s.Id && m.Version == s.Version && m.Status == MailStatus.Undeliverable && m.FailedAt <= told)
                || !mails.Any(m => m.SessionId == s.Id && m.Version == s.Version
                    && (m.Status == MailStatus.Waiting || m.Status == MailStatus.Retrying))));
    }
}
