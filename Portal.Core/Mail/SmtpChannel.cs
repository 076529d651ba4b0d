using System.Net.Sockets;
using System.Text;

namespace Portal.Core.Mail;

/// <summary>The wire to the mail server: commands out, answers in, each with a time limit; later the same over TLS.</summary>
internal sealed class SmtpChannel(TimeSpan limit) : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private SmtpLines lines = new(Stream.Null);

    /// <summary>What is spoken over now.</summary>
    public Stream Stream { get; private set; } = Stream.Null;

    /// <summary>True when the server has said more than it was asked.</summary>
    public bool HasUnasked => lines.HasMore;

    /// <summary>Connects and hears the greeting.</summary>
    public async Task<SmtpReply> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        await socket.ConnectAsync(host, port, cancellationToken);
        Use(new NetworkStream(socket));
        return await SmtpReply.ReadAsync(lines, cancellationToken);
    }

    public void Use(Stream next) => (Stream, lines) = (next, new SmtpLines(next));

    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        if (!MailHeader.IsClean(command))
        {
            throw new ArgumentException("A command is one line.", nameof(command));
        }

        await Stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        return await SmtpReply.ReadAsync(lines, cancellationToken);
    }

    /// <summary>Talks within the time limit; whatever the wire does ends as an <see cref="SmtpException"/>.</summary>
    public async Task<SmtpReply> WithinLimitAsync(
        Func<CancellationToken, Task<SmtpReply>> talk, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            return await talk(time.Token);
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

    public void Dispose()
    {
        Stream.Dispose();
        socket.Dispose();
    }
}
