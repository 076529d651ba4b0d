using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Core.Mail;

/// <summary>
/// One conversation with the mail server (RFC 5321): greeting, STARTTLS, sign-in, then any number of mails. Every
/// answer has a time limit; whatever goes wrong ends as an <see cref="SmtpException"/>.
/// </summary>
internal sealed class SmtpConnection : IDisposable
{
    private readonly SmtpOptions options;
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private Stream stream = Stream.Null;
    private SmtpLines lines = new(Stream.Null);
    private IReadOnlyList<string> offers = [];

    private SmtpConnection(SmtpOptions options) => this.options = options;

    public int MailsSent { get; private set; }

    /// <summary>A timestamp of <see cref="System.Diagnostics.Stopwatch"/>, to measure how long it has been idle.</summary>
    public long LastUsedAt { get; set; }

    private bool IsEncrypted => stream is SslStream;

    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(options);
        try
        {
            await connection.GuardAsync(connection.IntroduceAsync, cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether a connection that has been idle still answers.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await GuardAsync(token => AskAsync("RSET", token), cancellationToken)).IsPositive;
        }
        catch (SmtpException)
        {
            return false;
        }
    }

    /// <summary>Returns when the server has taken the mail; throws when it has not.</summary>
    public async Task SendAsync(string recipient, byte[] content, CancellationToken cancellationToken)
    {
        await ExpectAsync($"MAIL FROM:<{options.Sender}>", cancellationToken);
        await ExpectAsync($"RCPT TO:<{recipient}>", cancellationToken);
        await ExpectAsync("DATA", cancellationToken, 354);
        var answer = await GuardAsync(
            async token =>
            {
                await stream.WriteAsync(content, token);
                return await AskAsync(".", token);
            },
            cancellationToken);
        MailsSent++;
        Check(answer);
    }

    /// <summary>Says goodbye; whether the server hears it does not matter.</summary>
    public async Task QuitAsync()
    {
        try
        {
            await GuardAsync(token => AskAsync("QUIT", token), CancellationToken.None);
        }
        catch (SmtpException)
        {
            // It was leaving anyway.
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    private async Task<SmtpReply> IntroduceAsync(CancellationToken cancellationToken)
    {
        await socket.ConnectAsync(options.Host, options.Port, cancellationToken);
        Use(new NetworkStream(socket));
        Session(await SmtpReply.ReadAsync(lines, cancellationToken));
        await SayHelloAsync(cancellationToken);
        if (options.StartTls == StartTlsUse.Required)
        {
            await EncryptAsync(cancellationToken);
        }

        return options.UserName.Length > 0 ? await SignInAsync(cancellationToken) : new SmtpReply(220, []);
    }

    private async Task SayHelloAsync(CancellationToken cancellationToken)
    {
        // The sender's domain rather than this machine's name, which says nothing outside and should not be told.
        var hello = await AskAsync($"EHLO {options.SenderDomain}", cancellationToken);
        Session(hello);
        offers = [.. hello.Lines.Skip(1).Select(line => line.ToUpperInvariant())];
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        if (!offers.Contains("STARTTLS"))
        {
            if (options.IsLoopback)
            {
                return;
            }

            throw new SmtpException(new MailOutcome(MailOutcomeKind.CertificateRejected, Text: "STARTTLS is not offered."));
        }

        var answer = await AskAsync("STARTTLS", cancellationToken);
        // What was sent before the encryption could have been put there by anybody on the way.
        if (answer.Code != 220 || lines.HasMore)
        {
            throw answer.As(answer.IsTransient ? MailOutcomeKind.TryLater : MailOutcomeKind.CertificateRejected);
        }

        var secure = new SslStream(stream);
        Use(secure);
        try
        {
            await secure.AuthenticateAsClientAsync(TlsOptions(), cancellationToken);
        }
        catch (AuthenticationException exception)
        {
            throw new SmtpException(new MailOutcome(MailOutcomeKind.CertificateRejected, Text: "The certificate is not valid."), exception);
        }

        await SayHelloAsync(cancellationToken);
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = options.Host };
        if (options.CertificateAuthorityPath.Length > 0)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            tls.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(options.CertificateAuthorityPath);
        }

        return tls;
    }

    private async Task<SmtpReply> SignInAsync(CancellationToken cancellationToken)
    {
        if (!IsEncrypted && !options.IsLoopback)
        {
            throw new SmtpException(new MailOutcome(MailOutcomeKind.CertificateRejected, Text: "No sign-in without encryption."));
        }

        var offered = offers.FirstOrDefault(line => line.StartsWith("AUTH ", StringComparison.Ordinal))?.Split(' ') ?? [];
        var answer = offered.Contains("PLAIN")
            ? await AskAsync($"AUTH PLAIN {Base64($"\0{options.UserName}\0{options.Password}")}", cancellationToken)
            : await LogInAsync(cancellationToken);

        return answer.IsPositive
            ? answer
            : throw answer.As(answer.IsTransient ? MailOutcomeKind.TryLater : MailOutcomeKind.AuthenticationFailed);
    }

    private async Task<SmtpReply> LogInAsync(CancellationToken cancellationToken)
    {
        var answer = await AskAsync("AUTH LOGIN", cancellationToken);
        foreach (var part in new[] { options.UserName, options.Password })
        {
            if (answer.Code == 334)
            {
                answer = await AskAsync(Base64(part), cancellationToken);
            }
        }

        return answer;
    }

    private async Task ExpectAsync(string command, CancellationToken cancellationToken, int? code = null) =>
        Check(await GuardAsync(token => AskAsync(command, token), cancellationToken), code);

    private static void Check(SmtpReply answer, int? code = null)
    {
        if (code is null ? !answer.IsPositive : answer.Code != code)
        {
            throw answer.As(answer.Code switch
            {
                530 or 534 or 535 or 538 => MailOutcomeKind.AuthenticationFailed,
                >= 500 => MailOutcomeKind.Refused,
                >= 400 => MailOutcomeKind.TryLater,
                _ => MailOutcomeKind.Unreachable,
            });
        }
    }

    // A server that does not talk to us at all says nothing about any mail: never final.
    private static void Session(SmtpReply answer)
    {
        if (!answer.IsPositive)
        {
            throw answer.As(answer.IsTransient ? MailOutcomeKind.TryLater : MailOutcomeKind.Unreachable);
        }
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        if (!MailHeader.IsClean(command))
        {
            throw new ArgumentException("A command is one line.", nameof(command));
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        return await SmtpReply.ReadAsync(lines, cancellationToken);
    }

    private async Task<SmtpReply> GuardAsync(Func<CancellationToken, Task<SmtpReply>> talk, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            return await talk(limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException(new MailOutcome(MailOutcomeKind.TimedOut), exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new SmtpException(new MailOutcome(MailOutcomeKind.Unreachable), exception);
        }
    }

    private void Use(Stream next) => (stream, lines) = (next, new SmtpLines(next));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
