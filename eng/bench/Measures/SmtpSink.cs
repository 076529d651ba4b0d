using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Bench.Measures;

/// <summary>A mail server on loopback that says yes to everything, counts, and knows when it took each mail.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> moments = new(StringComparer.Ordinal);
    private Task accepting = Task.CompletedTask;
    private int taken;

    public int Taken => Volatile.Read(ref taken);

    /// <summary>The moment, as <see cref="Stopwatch"/> counts, at which the mail to this address was taken.</summary>
    public Task<long> TakenAtAsync(string recipient) => MomentOf(recipient).Task;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static SmtpSink Start()
    {
        var sink = new SmtpSink();
        sink.listener.Start();
        sink.accepting = sink.AcceptAsync();
        return sink;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var recipient = "";
            while (await reader.ReadLineAsync(stop.Token) is { } command)
            {
                recipient = command.StartsWith("RCPT TO:<", StringComparison.OrdinalIgnoreCase) ? command[9..].TrimEnd('>') : recipient;
                var data = command.StartsWith("DATA", StringComparison.OrdinalIgnoreCase);
                await writer.WriteLineAsync(data ? "354 go on" : command.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
                if (data)
                {
                    await TakeAsync(reader);
                    await writer.WriteLineAsync("250 taken");
                    MomentOf(recipient).TrySetResult(Stopwatch.GetTimestamp());
                }
            }
        }
    }

    private TaskCompletionSource<long> MomentOf(string recipient) =>
        moments.GetOrAdd(recipient, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task TakeAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
        }

        Interlocked.Increment(ref taken);
    }
}
