namespace Portal.Core.Mail;

/// <summary>Hands one mail to the outside world and says what became of it; it never throws for what a server may do.</summary>
public interface IMailTransport
{
    Task<MailOutcome> SendAsync(MailToSend mail, CancellationToken cancellationToken);
}

/// <summary>One mail to one recipient, as it goes out.</summary>
/// <param name="MessageId">With its angle brackets; the same on every attempt.</param>
/// <param name="Recipient">One address in the form for sending.</param>
/// <param name="Subject">Not yet encoded.</param>
/// <param name="Body">Not yet folded.</param>
/// <param name="Date">The first attempt, so that a repeat is the same to the byte.</param>
/// <param name="UnsubscribeUrl">Where one click ends it (RFC 8058); null for a mail that was not subscribed to.</param>
public sealed record MailToSend(
    string MessageId, string Recipient, string Subject, string Body, DateTimeOffset Date, string? UnsubscribeUrl = null);
