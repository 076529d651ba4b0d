using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Mail;

/// <summary>One attempt at one claimed mail: counted and committed, made, its outcome committed.</summary>
public sealed class MailDelivery(
    PortalDbContext db, IMailTransport transport, IDataProtectionProvider protection, IOptions<SmtpOptions> options, TimeProvider clock)
{
    /// <summary>What became of it; null when the mail is no longer ours or cannot be sent by anybody.</summary>
    public async Task<MailOutcome?> DeliverAsync(ClaimedMail claim, CancellationToken cancellationToken)
    {
        if (await BeginAsync(claim, cancellationToken) is not { } mail)
        {
            return null;
        }

        var outcome = await transport.SendAsync(mail, cancellationToken);
        await FinishAsync(claim.Id, outcome, cancellationToken);
        return outcome;
    }

    /// <summary>Counts the attempt and commits that; null when there is nothing to send.</summary>
    public async Task<MailToSend?> BeginAsync(ClaimedMail claim, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var mail = await db.OutgoingMails.SingleOrDefaultAsync(m => m.Id == claim.Id, cancellationToken);
        if (mail is null || !mail.IsOpen || mail.LeasedUntil != claim.Lease || claim.Lease <= now)
        {
            return null;
        }

        // A mail may have waited long for its turn in the batch: its time starts now.
        mail.Claim(now, MailClaims.LeaseFor(options.Value), options.Value.SenderDomain);
        mail.BeginAttempt(now);
        var ready = Prepare(mail);
        if (ready is null)
        {
            mail.GiveUp(now, MailProblem.Unsendable);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return ready;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Withdrawn, or taken by somebody else, in this very moment.
            return null;
        }
    }

    /// <summary>Commits what became of the attempt, whatever has meanwhile been done to the row.</summary>
    public async Task FinishAsync(Guid mailId, MailOutcome outcome, CancellationToken cancellationToken)
    {
        while (true)
        {
            db.ChangeTracker.Clear();
            var mail = await db.OutgoingMails.SingleOrDefaultAsync(m => m.Id == mailId, cancellationToken);
            mail?.Conclude(outcome, clock.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // A feature withdrew it while it went out; the next round tells the truth on top of that.
            }
        }
    }

    private MailToSend? Prepare(OutgoingMail mail)
    {
        try
        {
            return mail.ReadBody(protection) is { } body && MailHeader.IsClean(mail.Subject)
                && MailAddress.TryParse(mail.Recipient, out var address)
                ? new MailToSend(
                    mail.MessageId!, address.ForSending, mail.Subject, body, mail.FirstAttemptAt!.Value, mail.ReadUnsubscribeUrl(protection))
                : null;
        }
        catch (CryptographicException)
        {
            // The key that protected it is gone: no attempt will ever read it.
            return null;
        }
    }
}
