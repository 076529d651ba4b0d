using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>閲覧期限が過ぎた審査会を終える: from 00:00 of the next day in Japan every link is dead and every visit ended.</summary>
public sealed record CloseExpiredSessions : IRequest<bool>;

public sealed class CloseExpiredSessionsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<CloseExpiredSessions, bool>
{
    public async Task<bool> Handle(CloseExpiredSessions request, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.TodayInJapan(), clock.GetUtcNow());
        var id = await db.ReviewSessions.Where(s => s.Status == ReviewSessionStatus.Registered && s.ExpiresOn < today)
            .OrderBy(s => s.ExpiresOn).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);
        if (session is not { Status: ReviewSessionStatus.Registered } || session.ExpiresOn >= today)
        {
            return false;
        }

        session.Close();
        var reviewers = await db.HoldReviewersAsync(session.Id, cancellationToken);
        await db.CloseGateAsync(session.Id, reviewers, now, cancellationToken);
        await db.WithdrawMailsAsync(reviewers.Select(r => r.Id), _ => true, cancellationToken);
        db.Add(AuditEvent.ByWorker(now, "ReviewSessionClosed", nameof(ReviewSession), session.Id, session.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
