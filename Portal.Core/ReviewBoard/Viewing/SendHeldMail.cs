using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>保留していたメールを送る: the meeting is over, and a person still wants it to go.</summary>
public sealed record SendHeldMail(Guid SessionId, Guid ReviewerId) : IRequest<Result>
{
    public const string Audited = "HeldReviewMailSent";
}

public sealed class SendHeldMailHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SendHeldMail, Result>
{
    public async Task<Result> Handle(SendHeldMail request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await HeldReviewer.FindAsync(
            db, user, clock.TodayInJapan(), request.SessionId, request.ReviewerId, cancellationToken);
        if (held.Failed)
        {
            return Result.Fail(held.Errors);
        }

        var mails = (await db.HoldOpenMailsAsync([request.ReviewerId], cancellationToken))
            .Where(m => m.Status == MailStatus.HeldBack).ToList();
        if (mails.Count == 0)
        {
            return ViewingErrors.NothingHeld;
        }

        var now = clock.GetUtcNow();
        var sendsLink = mails.Exists(m => !m.CarriesPassword());
        mails.ForEach(m => m.SendAfterAll(now, notBefore: sendsLink && m.CarriesPassword() ? now + SessionLetters.PasswordDelay : now));
        db.Add(AuditEvent.By(
            user, now, SendHeldMail.Audited, nameof(SessionReviewer), request.ReviewerId, details: new { request.SessionId }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
