namespace Portal.Core.Mail;

/// <summary>
/// One conversation with the mail server (RFC 5321): after the introduction any number of mails. Whatever goes wrong ends as an
/// <see cref="SmtpException"/>.
/// </summary>
internal sealed class SmtpConnection : IDisposable
{
    private readonly SmtpOptions options;
    private readonly SmtpChannel channel;

    private SmtpConnection(SmtpOptions options) => (this.options, channel) = (options, new SmtpChannel(options.Timeout));

    public int MailsSent { get; private set; }

    /// <summary>A timestamp of <see cref="System.Diagnostics.Stopwatch"/>, to measure how long it has been idle.</summary>
    public long LastUsedAt { get; set; }

    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(options);
        try
        {
            await connection.channel.WithinLimitAsync(
                new SmtpIntroduction(connection.channel, options).MakeAsync, cancellationToken);
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
            return (await AskAsync("RSET", cancellationToken)).IsPositive;
        }
        catch (SmtpException)
        {
            return false;
        }
    }

    /// <summary>Returns when the server has taken the mail; throws when it has not.</summary>
    public async Task SendAsync(string recipient, byte[] content, CancellationToken cancellationToken)
    {
        // A refusal here speaks of us and not of this mail: every other would be refused in the same way.
        Check(await AskAsync($"MAIL FROM:<{options.Sender}>", cancellationToken), refusal: MailOutcomeKind.SenderRefused);
        Check(await AskAsync($"RCPT TO:<{recipient}>", cancellationToken));
        Check(await AskAsync("DATA", cancellationToken), code: 354);
        var answer = await channel.WithinLimitAsync(
            async token =>
            {
                await channel.Stream.WriteAsync(content, token);
                return await channel.AskAsync(".", token);
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
            await AskAsync("QUIT", CancellationToken.None);
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

    public void Dispose() => channel.Dispose();

    private Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken) =>
        channel.WithinLimitAsync(token => channel.AskAsync(command, token), cancellationToken);

    private static void Check(SmtpReply answer, int? code = null, MailOutcomeKind refusal = MailOutcomeKind.Refused)
    {
        if (code is null ? !answer.IsPositive : answer.Code != code)
        {
            throw answer.As(answer.Code switch
            {
                530 or 534 or 535 or 538 => MailOutcomeKind.AuthenticationFailed,
                >= 500 => refusal,
                >= 400 => MailOutcomeKind.TryLater,
                _ => MailOutcomeKind.Unreachable,
            });
        }
    }
}
