using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Mail;

/// <summary>One mail of the outbox; null when there is none. A protected body is never shown, to nobody.</summary>
public sealed record ReadMail(Guid Id) : IRequest<MailView?>;

/// <param name="Mail">The row as it stands.</param>
/// <param name="Text">As it is sent; null when the body is secret or erased.</param>
public sealed record MailView(OutgoingMail Mail, string? Text);

public sealed class ReadMailHandler(PortalDbContext db) : IRequestHandler<ReadMail, MailView?>
{
    public async Task<MailView?> Handle(ReadMail request, CancellationToken cancellationToken) =>
        await db.OutgoingMails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken) is { } mail
            ? new MailView(mail, mail.Body is null ? null : MailText.Fold(mail.Body))
            : null;
}
