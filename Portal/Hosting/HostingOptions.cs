namespace Portal.Hosting;

/// <summary>How the portal stands in its network, section <c>Hosting</c>.</summary>
public sealed class HostingOptions
{
    public const string Section = "Hosting";

    /// <summary>Addresses or networks (10.0.0.0/8) whose X-Forwarded-For and X-Forwarded-Proto are believed; nobody else's are.</summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>Host names answered beside the one of Portal:BaseUrl, for example those a load balancer probes with.</summary>
    public string[] AlsoAnswers { get; set; } = [];

    /// <summary>The largest request that a page takes unless it names a limit of its own.</summary>
    public int MaxRequestMegabytes { get; set; } = 10;

    /// <summary>How many forms one person or address may send a minute; null: 600, in Development no limit.</summary>
    public int? ChangesPerMinute { get; set; }
}

/// <summary>Where metrics and traces go, section <c>OpenTelemetry</c>.</summary>
public sealed class OpenTelemetryOptions
{
    public const string Section = "OpenTelemetry";

    /// <summary>An OTLP endpoint such as http://collector:4317; empty: nothing is collected.</summary>
    public string Endpoint { get; set; } = "";
}

/// <summary>How people reach the secretariat (事務局), section <c>Contact</c>; shown to everybody. What is empty is left out.</summary>
public sealed class ContactOptions
{
    public const string Section = "Contact";

    /// <summary>電話番号 as it is read out: 03-0000-0000.</summary>
    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>受付時間, in words.</summary>
    public string Hours { get; set; } = "";

    public bool IsGiven => Phone.Length > 0 || Email.Length > 0;
}

/// <summary>How the keys of cookies and protected mails are kept, section <c>DataProtection</c>.</summary>
public sealed class KeyOptions
{
    public const string Section = "DataProtection";

    /// <summary>A PKCS#12 file that encrypts the keys in the database; empty: they lie there readable.</summary>
    public string CertificatePath { get; set; } = "";

    public string CertificatePassword { get; set; } = "";
}
