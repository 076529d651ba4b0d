namespace Portal.Core.Mail;

/// <summary>送信メールサーバーとの暗号化.</summary>
public enum StartTlsUse
{
    /// <summary>Nothing is sent unencrypted, save to this machine itself when its server offers no encryption.</summary>
    Required,

    /// <summary>Never encrypted; accepted only to this machine itself.</summary>
    Never,
}

/// <summary>The mail server that takes our mail (送信メールサーバー), section <c>Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    /// <summary>Empty in Development: mail then stays in the mailbox at /dev/mailbox.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Empty when the server asks for no sign-in.</summary>
    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    public StartTlsUse StartTls { get; set; } = StartTlsUse.Required;

    /// <summary>A PEM file with the authority that signed the server's certificate; empty for the machine's own list.</summary>
    public string CertificateAuthorityPath { get; set; } = "";

    /// <summary>Envelope sender and From; its domain also ends every Message-ID.</summary>
    public string From { get; set; } = "";

    public string FromName { get; set; } = "介護情報基盤ポータル";

    /// <summary>The longest wait for a connection or for one answer.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How many mails a second one recipient domain gets from all instances together; 0 for no limit.</summary>
    public int PerDomainPerSecond { get; set; } = 20;

    /// <summary>How many connections one instance uses at once.</summary>
    public int Parallelism { get; set; } = 8;

    public bool IsConfigured => Host.Length > 0;

    /// <summary>Whether the server is this machine itself, so that nothing crosses a wire.</summary>
    public bool IsLoopback => Host is "localhost"
        || (System.Net.IPAddress.TryParse(Host, out var address) && System.Net.IPAddress.IsLoopback(address));

    /// <summary>From, or what stands for it in Development.</summary>
    public string Sender => From.Length > 0 ? From : "portal@example.jp";

    public string SenderDomain => Sender[(Sender.LastIndexOf('@') + 1)..];

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}
