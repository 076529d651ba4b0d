using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// もう一度送る, or URLを作り直す. A sent mail's link is known to nobody any more, so both send a new one; only the second
/// kills the old ones, and unlocks.
/// </summary>
public sealed record SendLinkAgain(Guid SessionId, Guid ReviewerId, bool Renew) : IRequest<Result>
{
    public const string Audited = "ReviewLinkSentAgain";
    public const string AuditedRenewal = "ReviewLinkRenewed";

    /// <summary>Within that time a second request is a second click.</summary>
    public static readonly TimeSpan OneClick = TimeSpan.FromMinutes(1);
}

public sealed class SendLinkAgainHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock, SessionLetters letters)
    : IRequestHandler<SendLinkAgain, Result>
{
    public async Task<Result> Handle(SendLinkAgain request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await HeldReviewer.FindAsync(
            db, user, clock.TodayInJapan(), request.SessionId, request.ReviewerId, cancellationToken);
        if (found.Failed)
        {
            return Result.Fail(found.Errors);
        }

        var (held, now) = (found.Value, clock.GetUtcNow());
        var action = request.Renew ? SendLinkAgain.AuditedRenewal : SendLinkAgain.Audited;
        if (await WasJustDoneAsync(held.Reviewer.Id, action, now, cancellationToken))
        {
            return Result.Done;
        }

        if (request.Renew)
        {
            await held.CloseAsync(db, withPasswordMails: false, now, cancellationToken);
            held.Reviewer.Unlock();
        }
        else
        {
            await db.WithdrawLinkMailsAsync([held.Reviewer.Id], cancellationToken);
        }

        await held.SendLinkAsync(
            db, letters, request.Renew ? LinkMailKind.Renewed : LinkMailKind.Again, now, cancellationToken);
        db.Add(AuditEvent.By(
            user, now, action, nameof(SessionReviewer), held.Reviewer.Id, details: new { request.SessionId, held.Session.Version }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private Task<bool> WasJustDoneAsync(Guid reviewerId, string action, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - SendLinkAgain.OneClick;
        return db.AuditEvents.AnyAsync(e => e.ObjectId == reviewerId && e.Action == action && e.At > since, cancellationToken);
    }
}
