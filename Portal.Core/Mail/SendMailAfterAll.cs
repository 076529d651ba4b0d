using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Mail;

/// <summary>An operator confirms a held mail, or has a refused or waiting one tried again now.</summary>
public sealed record SendMailAfterAll(Guid Id) : IRequest<Result>;

public static class MailErrors
{
    public static readonly Error NotFound = new("このメールはありません。一覧から選び直してください。");

    public static readonly Error NothingToSend =
        new("このメールは送り直せません。送信が済んでいるか、本文を消去しています。もとの画面から、もう一度送信してください。");
}

public sealed class SendMailAfterAllHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SendMailAfterAll, Result>
{
    public async Task<Result> Handle(SendMailAfterAll request, CancellationToken cancellationToken)
    {
        if (await db.OutgoingMails.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken) is not { } mail)
        {
            return MailErrors.NotFound;
        }

        var (before, now) = (mail.Status, clock.GetUtcNow());
        if (!mail.SendAfterAll(now))
        {
            return MailErrors.NothingToSend;
        }

        var action = before == MailStatus.HeldBack ? "HeldMailConfirmed" : "MailRetried";
        db.Add(AuditEvent.By(user, now, action, nameof(OutgoingMail), mail.Id, details: new { mail.Kind }));
        await db.SaveChangesAsync(cancellationToken);

        return Result.Done;
    }
}
