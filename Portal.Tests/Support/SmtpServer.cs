using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Tests.Support;

/// <summary>A real mail server in a process of its own; the recipient's local part says what it does (smtp-server.py).</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-smtp-").FullName;
    private Process? process;

    public int Port { get; private set; }

    /// <param name="arguments">--tls CERTIFICATE KEY, --sign-in USER PASSWORD, --sender ADDRESS, --port PORT.</param>
    public static async Task<SmtpServer> StartAsync(params string[] arguments)
    {
        var server = new SmtpServer();
        // Debian's Python has aiosmtpd; another one found first on the path may not.
        var start = new ProcessStartInfo("/usr/bin/python3")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["-W", "ignore", Path.Combine(AppContext.BaseDirectory, "Support", "smtp-server.py"), server.folder, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        server.process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var port = await server.process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        server.Port = int.Parse(port ?? throw new InvalidOperationException("The mail server did not start."), CultureInfo.InvariantCulture);
        return server;
    }

    /// <summary>What it took, in order; only for one recipient when given.</summary>
    public IReadOnlyList<ReceivedMail> Mails(string? recipient = null) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(path => ReceivedMail.Parse(File.ReadAllText(path)))
            .Where(mail => recipient is null || mail.Recipients.Contains(recipient))];

    public async ValueTask DisposeAsync()
    {
        process!.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A mail as a server has received it.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> Recipients, bool Encrypted, string? User, int ClientPort, string Raw)
{
    private string Head => Raw.Split("\r\n\r\n", 2)[0];

    /// <summary>The text of the body, decoded.</summary>
    public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(Raw.Split("\r\n\r\n", 2)[1].Replace("\r\n", "", StringComparison.Ordinal)));

    public string Subject => Decoded(Header("Subject")!);

    /// <summary>A header field, unfolded; null when there is none.</summary>
    public string? Header(string name) => Head.Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .Where(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 2)..]).SingleOrDefault();

    public static ReceivedMail Parse(string json)
    {
        var mail = JsonDocument.Parse(json).RootElement;
        return new ReceivedMail(
            mail.GetProperty("from").GetString()!,
            [.. mail.GetProperty("recipients").EnumerateArray().Select(r => r.GetString()!)],
            mail.GetProperty("encrypted").GetBoolean(),
            mail.GetProperty("user").GetString(),
            mail.GetProperty("peer").GetInt32(),
            mail.GetProperty("content").GetString()!);
    }

    // RFC 2047: the space between two encoded words is none.
    private static string Decoded(string value) => value.StartsWith("=?UTF-8?B?", StringComparison.Ordinal)
        ? string.Concat(value.Split(' ').Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?UTF-8?B?".Length..^2]))))
        : value;
}
