using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Portal.Core.Mail;

/// <summary>Sends over SMTP; a connection serves several mails and is closed after a few idle seconds.</summary>
public sealed class SmtpMailTransport : IMailTransport, IAsyncDisposable
{
    // Servers commonly close a connection after a hundred mails.
    private const int MailsPerConnection = 50;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(5);

    private readonly SmtpOptions options;
    private readonly ConcurrentBag<SmtpConnection> idle = [];
    private readonly Timer sweep;

    public SmtpMailTransport(IOptions<SmtpOptions> options)
    {
        this.options = options.Value;
        sweep = new Timer(_ => Sweep(), null, IdleLimit, IdleLimit);
    }

    public async Task<MailOutcome> SendAsync(MailToSend mail, CancellationToken cancellationToken)
    {
        var content = RenderedMail.Of(mail, options);
        SmtpConnection? connection = null;
        try
        {
            connection = await TakeAsync(cancellationToken);
            await connection.SendAsync(mail.Recipient, content, cancellationToken);
            await GiveBackAsync(connection);
            return MailOutcome.Accepted;
        }
        catch (SmtpException exception) when (exception.Outcome is { Kind: MailOutcomeKind.TryLater or MailOutcomeKind.Refused, Code: not 421 }
            && connection is not null)
        {
            await GiveBackAsync(connection);
            return exception.Outcome;
        }
        catch (SmtpException exception)
        {
            connection?.Dispose();
            return exception.Outcome;
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await sweep.DisposeAsync();
        while (idle.TryTake(out var connection))
        {
            await connection.QuitAsync();
        }
    }

    private async Task<SmtpConnection> TakeAsync(CancellationToken cancellationToken)
    {
        while (idle.TryTake(out var connection))
        {
            if (!IsStale(connection) && await connection.IsAliveAsync(cancellationToken))
            {
                return connection;
            }

            connection.Dispose();
        }

        return await SmtpConnection.OpenAsync(options, cancellationToken);
    }

    private async Task GiveBackAsync(SmtpConnection connection)
    {
        if (connection.MailsSent >= MailsPerConnection)
        {
            await connection.QuitAsync();
            return;
        }

        connection.LastUsedAt = Stopwatch.GetTimestamp();
        idle.Add(connection);
    }

    private void Sweep()
    {
        for (var left = idle.Count; left > 0 && idle.TryTake(out var connection); left--)
        {
            if (IsStale(connection))
            {
                _ = connection.QuitAsync();
            }
            else
            {
                idle.Add(connection);
            }
        }
    }

    // Elapsed time and no clock: this is about a socket, not about a deadline.
    private static bool IsStale(SmtpConnection connection) => Stopwatch.GetElapsedTime(connection.LastUsedAt) > IdleLimit;
}
