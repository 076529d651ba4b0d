namespace Portal.Core.Mail;

/// <summary>What became of one attempt to send a mail (送信の結果).</summary>
public enum MailOutcomeKind
{
    Accepted,

    /// <summary>4xx: refused for now.</summary>
    TryLater,

    /// <summary>5xx: refused for good.</summary>
    Refused,

    /// <summary>Our own sign-in was refused: no mail can go until a person corrects it.</summary>
    AuthenticationFailed,

    /// <summary>5xx to our own address as the sender: every mail would be refused until a person corrects it.</summary>
    SenderRefused,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No encrypted connection to the server that the settings name could be made.</summary>
    CertificateRejected,

    /// <summary>Connected, but no answer in time.</summary>
    TimedOut,
}

/// <summary>What became of one attempt.</summary>
/// <param name="Kind">Decides what happens next.</param>
/// <param name="Code">The server's reply code; null when there was none.</param>
/// <param name="Text">The server's words; they may hold an address, so they are never logged.</param>
public sealed record MailOutcome(MailOutcomeKind Kind, int? Code = null, string? Text = null)
{
    public static readonly MailOutcome Accepted = new(MailOutcomeKind.Accepted, 250);

    /// <summary>Nothing is wrong with this mail: every other would end the same way.</summary>
    public bool ConcernsTheServer => OpensTheCircuit || Kind is MailOutcomeKind.Unreachable or MailOutcomeKind.TimedOut;

    /// <summary>Only a person can mend it, so that trying every mail would only burn attempts.</summary>
    public bool OpensTheCircuit => Kind is MailOutcomeKind.AuthenticationFailed or MailOutcomeKind.CertificateRejected
        or MailOutcomeKind.SenderRefused;
}

/// <summary>Ends a conversation with the server.</summary>
public sealed class SmtpException(MailOutcome outcome, Exception? inner = null) : Exception($"SMTP: {outcome.Kind} {outcome.Code}", inner)
{
    public MailOutcome Outcome { get; } = outcome;
}
