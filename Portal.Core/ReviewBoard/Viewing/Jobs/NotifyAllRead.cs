using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>全員が閲覧したことを知らせる, once a version.</summary>
public sealed record NotifyAllRead : IRequest<bool>;

public sealed class NotifyAllReadHandler(PortalDbContext db, SessionNotices notices) : IRequestHandler<NotifyAllRead, bool>
{
    public async Task<bool> Handle(NotifyAllRead request, CancellationToken cancellationToken)
    {
        var id = await Due().Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);
        if (session is null || !await Due().AnyAsync(s => s.Id == session.Id, cancellationToken))
        {
            return false;
        }

        notices.Note(session, SessionNoticeKind.AllRead);
        var mail = new AllReadMail(await notices.FactsAsync(session, cancellationToken));
        await notices.TellAsync(session.InsurerId, NoticeKind.ViewingStatus, mail, session.Id, cancellationToken);
        if (await notices.SaveOnceAsync(cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    private IQueryable<ReviewSession> Due() => db.ReviewSessions.Where(s =>
        s.Status == ReviewSessionStatus.Registered
        && !db.SessionNotices.Any(n => n.SessionId == s.Id && n.Kind == SessionNoticeKind.AllRead && n.Version == s.Version)
        && db.SessionReviewers.Any(r => r.SessionId == s.Id && r.RevokedAt == null)
        && !db.SessionReviewers.Any(r => r.SessionId == s.Id && r.RevokedAt == null
            && !db.ViewingRecords.Any(v => v.SessionReviewerId == r.Id && v.Version == s.Version
                && (v.ViewedAt != null || v.DownloadedAt != null))));
}
