using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Mail;

/// <summary>Takes every mail and keeps it for /dev/mailbox, so that the whole flow can be walked without a mail server.</summary>
public sealed class DevelopmentMailbox(IServiceScopeFactory scopes, TimeProvider clock) : IMailTransport
{
    public async Task<MailOutcome> SendAsync(MailToSend mail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        db.Add(new DevelopmentMail
        {
            MessageId = mail.MessageId,
            Recipient = mail.Recipient,
            Subject = mail.Subject,
            Body = MailText.Fold(mail.Body),
            ReceivedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return MailOutcome.Accepted;
    }
}
