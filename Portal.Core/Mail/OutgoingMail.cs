using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Core.Mail;

public enum MailStatus
{
    /// <summary>送信待ち.</summary>
    Waiting,

    /// <summary>再試行中: refused for now or not reachable.</summary>
    Retrying,

    /// <summary>送信済み: the receiving server answered 250.</summary>
    Sent,

    /// <summary>不達: refused for good, or given up after 24 hours.</summary>
    Undeliverable,

    /// <summary>保留: its occasion has passed; kept for a person to confirm.</summary>
    HeldBack,

    /// <summary>取消: no longer wanted before it was sent.</summary>
    Withdrawn,
}

/// <summary>A mail in the outbox (送信箱): committed with the rows it speaks of, sent by the worker.</summary>
public sealed class OutgoingMail
{
    public const int RecipientMaxLength = 254;
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

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it became undeliverable; null otherwise.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>The last refusal in Japanese, with what to do; null when there was none.</summary>
    public string? Problem { get; private set; }

    public static OutgoingMail Compose(
        string recipient, IMail mail, DateTimeOffset at, Guid? aboutId = null, DateTimeOffset? notAfter = null) =>
        New(recipient, mail, at, aboutId, notAfter, m => m.Body = mail.Body);

    /// <summary>For a mail that carries a link or a password: its body is stored encrypted and erased once sent.</summary>
    public static OutgoingMail ComposeSecret(
        string recipient, IMail mail, DateTimeOffset at, IDataProtectionProvider protection,
        Guid? aboutId = null, DateTimeOffset? notAfter = null) =>
        New(recipient, mail, at, aboutId, notAfter, m => m.ProtectedBody =
            protection.CreateProtector(ProtectionPurpose).Protect(Encoding.UTF8.GetBytes(mail.Body)));

    /// <summary>The text to send; null once it has been erased.</summary>
    public string? ReadBody(IDataProtectionProvider protection) => ProtectedBody is null
        ? Body
        : Encoding.UTF8.GetString(protection.CreateProtector(ProtectionPurpose).Unprotect(ProtectedBody));

    public void Claim(DateTimeOffset now, TimeSpan lease, string messageIdDomain)
    {
        MessageId ??= $"<{Id:N}@{messageIdDomain}>";
        LeasedUntil = now + lease;
    }

    public void BeginAttempt(DateTimeOffset now)
    {
        FirstAttemptAt ??= now;
        Attempts++;
    }

    public void Accepted(DateTimeOffset now)
    {
        (Status, SentAt, Problem) = (MailStatus.Sent, now, null);
        Finish();
    }

    /// <summary>Not now: try again at <paramref name="next"/>.</summary>
    public void Postpone(DateTimeOffset next, string problem)
    {
        (Status, NextAttemptAt, Problem, LeasedUntil) = (MailStatus.Retrying, next, problem, null);
    }

    /// <summary>Give it back untouched, for example while the server refuses our own sign-in.</summary>
    public void Release() => LeasedUntil = null;

    public void GiveUp(DateTimeOffset now, string problem)
    {
        (Status, FailedAt, Problem) = (MailStatus.Undeliverable, now, problem);
        Finish();
    }

    public void HoldBack() => (Status, LeasedUntil) = (MailStatus.HeldBack, null);

    /// <summary>A person has confirmed that a held mail is still to go.</summary>
    public void SendAfterAll(DateTimeOffset now)
    {
        (Status, NextAttemptAt, ConfirmedAt) = (MailStatus.Waiting, now, now);
    }

    /// <summary>When a person confirmed that a held mail is to go; null when it never was held.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

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
        string recipient, IMail mail, DateTimeOffset at, Guid? aboutId, DateTimeOffset? notAfter,
        Action<OutgoingMail> setBody)
    {
        var outgoing = new OutgoingMail
        {
            Recipient = recipient,
            Subject = mail.Subject,
            Kind = mail.GetType().Name,
            AboutId = aboutId,
            CreatedAt = at,
            NotAfter = notAfter,
            NextAttemptAt = at,
        };
        setBody(outgoing);
        return outgoing;
    }

    private void Finish() => (LeasedUntil, ProtectedBody) = (null, null);
}
