using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Core.Mail;

/// <summary>A mail in the outbox (送信箱): committed with the rows it speaks of, sent by the worker.</summary>
public sealed class OutgoingMail
{
    public const int RecipientMaxLength = 254;
    public const int SubjectMaxLength = 200;
    public const int ProblemMaxLength = 500;
    public const string ProtectionPurpose = "OutgoingMail.Body";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>One address, as it is sent.</summary>
    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    /// <summary>The record's name, for example ReviewPapersMail.</summary>
    public required string Kind { get; init; }

    /// <summary>The object that the mail speaks of, for example a session reviewer; null for none.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>Null when the body is kept protected, or has been erased.</summary>
    public string? Body { get; private set; }

    /// <summary>A body with a link or password, encrypted; erased once the mail is sent or withdrawn.</summary>
    public byte[]? ProtectedBody { get; private set; }

    /// <summary>Where the recipient's mail program ends what it belongs to, encrypted and erased as the body is; null for a mail that was not subscribed to.</summary>
    public byte[]? ProtectedUnsubscribeUrl { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on the mail is held back for confirmation; null for no such instant.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    public MailStatus Status { get; private set; } = MailStatus.Waiting;

    /// <summary>Fixed before the first attempt, so that a repeat is recognisable.</summary>
    public string? MessageId { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>Until then one worker has it; null when nobody has.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public DateTimeOffset? FirstAttemptAt { get; private set; }

    /// <summary>
    /// The first attempt that counts, since a person last wanted it to go; the 24 hours begin there, not while mail was stopped.
    /// </summary>
    public DateTimeOffset? TriedSince { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it became undeliverable; null otherwise.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>The last refusal in Japanese, with what to do; null when there was none.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the server answered to the last attempt that counts; null when none did, or when it has gone out.</summary>
    public int? ReplyCode { get; private set; }

    public static OutgoingMail Compose(
        string recipient, IMail mail, DateTimeOffset at, Guid? aboutId = null, DateTimeOffset? notAfter = null) =>
        New(recipient, mail, at, aboutId, notAfter, notBefore: null, m => m.Body = mail.Body);

    /// <summary>
    /// For a mail that carries a link or a password: its body is stored encrypted and erased once sent. A password waits until
    /// <paramref name="notBefore"/>, so that it does not arrive beside its URL.
    /// </summary>
    public static OutgoingMail ComposeSecret(
        string recipient, IMail mail, DateTimeOffset at, IDataProtectionProvider protection,
        Guid? aboutId = null, DateTimeOffset? notAfter = null, DateTimeOffset? notBefore = null) =>
        New(recipient, mail, at, aboutId, notAfter, notBefore, m => m.ProtectedBody =
            protection.CreateProtector(ProtectionPurpose).Protect(Encoding.UTF8.GetBytes(mail.Body)));

    /// <summary>For a mail that somebody has subscribed to: it is sent with the address at which one click ends that (RFC 8058).</summary>
    public OutgoingMail EndsAt(string url, IDataProtectionProvider protection)
    {
        ProtectedUnsubscribeUrl = protection.CreateProtector(ProtectionPurpose).Protect(Encoding.UTF8.GetBytes(url));
        return this;
    }

    /// <summary>The same words to another address, while they have not been erased; this mail itself has still to be withdrawn.</summary>
    public OutgoingMail CopyTo(string recipient, DateTimeOffset at, DateTimeOffset notBefore, DateTimeOffset? notAfter) => new()
    {
        Recipient = recipient,
        Subject = Subject,
        Kind = Kind,
        AboutId = AboutId,
        Body = Body,
        ProtectedBody = ProtectedBody,
        ProtectedUnsubscribeUrl = ProtectedUnsubscribeUrl,
        CreatedAt = at,
        NotAfter = notAfter,
        NextAttemptAt = notBefore,
    };

    /// <summary>The text to send; null once it has been erased.</summary>
    public string? ReadBody(IDataProtectionProvider protection) => ProtectedBody is null
        ? Body
        : Encoding.UTF8.GetString(protection.CreateProtector(ProtectionPurpose).Unprotect(ProtectedBody));

    /// <summary>Where one click ends it; null for a mail that was not subscribed to.</summary>
    public string? ReadUnsubscribeUrl(IDataProtectionProvider protection) => ProtectedUnsubscribeUrl is null
        ? null
        : Encoding.UTF8.GetString(protection.CreateProtector(ProtectionPurpose).Unprotect(ProtectedUnsubscribeUrl));

    public void Claim(DateTimeOffset now, TimeSpan lease, string messageIdDomain)
    {
        MessageId ??= $"<{Id:N}@{messageIdDomain}>";
        LeasedUntil = now + lease;
    }

    public void BeginAttempt(DateTimeOffset now)
    {
        FirstAttemptAt ??= now;
        TriedSince ??= now;
        Attempts++;
    }

    /// <summary>Records what became of an attempt and decides what is next.</summary>
    public void Conclude(MailOutcome outcome, DateTimeOffset now)
    {
        var problem = MailProblem.Of(outcome, Recipient);
        if (outcome.Kind == MailOutcomeKind.Accepted)
        {
            // Even when it was withdrawn meanwhile: it has gone out.
            (Status, SentAt, Problem, ReplyCode) = (MailStatus.Sent, now, null, null);
            Finish();
        }
        else if (!IsOpen)
        {
            return;
        }
        else if (outcome.OpensTheCircuit)
        {
            // Not this mail's fault: the attempt does not count.
            (Attempts, Problem, LeasedUntil) = (Math.Max(Attempts - 1, 0), problem, null);
            TriedSince = Attempts == 0 ? null : TriedSince;
        }
        else if (outcome.Kind == MailOutcomeKind.Refused)
        {
            ReplyCode = outcome.Code;
            GiveUp(now, problem);
        }
        else if (MailRetries.Next(Attempts, TriedSince, now) is { } next)
        {
            (Status, NextAttemptAt, Problem, LeasedUntil) = (MailStatus.Retrying, next, problem, null);
        }
        else
        {
            ReplyCode = outcome.Code;
            GiveUp(now, MailProblem.GivenUp(problem));
        }
    }

    public void GiveUp(DateTimeOffset now, string problem)
    {
        (Status, FailedAt, Problem) = (MailStatus.Undeliverable, now, problem);
        Finish();
    }

    public void HoldBack() => (Status, LeasedUntil) = (MailStatus.HeldBack, null);

    /// <summary>A person wants it to go now: a held mail is confirmed, a refused one gets another day of attempts.</summary>
    /// <param name="now">When the person asked.</param>
    /// <param name="notBefore">When it may go; null for at once.</param>
    /// <returns>False when there is nothing left to send: it has gone out, or its secret body was erased.</returns>
    public bool SendAfterAll(DateTimeOffset now, DateTimeOffset? notBefore = null)
    {
        if (!CanBeSentAfterAll)
        {
            return false;
        }

        (Status, NextAttemptAt, ConfirmedAt, FailedAt, Attempts, TriedSince) = (MailStatus.Waiting, notBefore ?? now, now, null, 0, null);
        ReplyCode = null;
        return true;
    }

    public bool CanBeSentAfterAll =>
        Status is MailStatus.HeldBack or MailStatus.Retrying or MailStatus.Undeliverable && (Body is not null || ProtectedBody is not null);

    /// <summary>When a person last asked for it to go although it was held or refused; null when nobody has.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Its occasion has passed, and nobody has confirmed that it is still wanted.</summary>
    public bool IsTooLate(DateTimeOffset now) => NotAfter <= now && (ConfirmedAt is null || ConfirmedAt < NotAfter);

    /// <summary>Lower-case, as the pace of each domain is kept.</summary>
    public string RecipientDomain => Recipient[(Recipient.LastIndexOf('@') + 1)..].ToLowerInvariant();

    public bool IsOpen => Status is MailStatus.Waiting or MailStatus.Retrying or MailStatus.HeldBack;

    /// <summary>Does nothing once it has gone out.</summary>
    public void Withdraw()
    {
        if (IsOpen)
        {
            Status = MailStatus.Withdrawn;
            Finish();
        }
    }

    private static OutgoingMail New(
        string recipient, IMail mail, DateTimeOffset at, Guid? aboutId, DateTimeOffset? notAfter, DateTimeOffset? notBefore,
        Action<OutgoingMail> setBody)
    {
        if (!MailHeader.IsClean(recipient) || !MailHeader.IsClean(mail.Subject))
        {
            throw new ArgumentException("Neither recipient nor subject may hold CR, LF or NUL.", nameof(recipient));
        }

        var outgoing = new OutgoingMail
        {
            Recipient = recipient,
            Subject = mail.Subject,
            Kind = mail.GetType().Name,
            AboutId = aboutId,
            CreatedAt = at,
            NotAfter = notAfter,
            NextAttemptAt = notBefore ?? at,
        };
        setBody(outgoing);
        return outgoing;
    }

    private void Finish() => (LeasedUntil, ProtectedBody, ProtectedUnsubscribeUrl) = (null, null, null);
}
