using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Core.Scanning;

/// <summary>Settings of the virus scanner, section <c>Clamd</c>.</summary>
public sealed class ClamdOptions
{
    public const string Section = "Clamd";

    /// <summary>tcp://host:3310 or unix:///run/clamav/clamd.ctl; empty when no scanner is used.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The longest that one scan may take.</summary>
    public int TimeLimitSeconds { get; set; } = 120;
}

/// <summary>ウイルス検査の結果.</summary>
public enum ScanVerdict
{
    Clean,
    Infected,

    /// <summary>Larger than clamd takes (its StreamMaxLength): it will never judge this file.</summary>
    TooLarge,

    /// <summary>The scanner is away, too slow, or could not judge this file: never to be released.</summary>
    Unknown,
}

/// <summary>Asks clamd (ウイルス検査) by its INSTREAM command; without a configured scanner everything is clean.</summary>
public sealed class ClamdScanner(IOptions<ClamdOptions> options)
{
    private const int ChunkBytes = 64 * 1024;
    private const int LongestAnswer = 4 * 1024;

    public bool IsConfigured => options.Value.Endpoint.Length > 0;

    /// <summary>Whether clamd has refused a file of this instance for its size: its limit is set below ours.</summary>
    public bool HasMetSizeLimit { get; private set; }

    public async Task<ScanVerdict> ScanAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsConfigured)
        {
            return ScanVerdict.Clean;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeLimitSeconds));
        try
        {
            using var socket = await ConnectAsync(new Uri(options.Value.Endpoint), limit.Token);
            await using var stream = new NetworkStream(socket);
            await SendAsync(path, stream, limit.Token);
            var verdict = Read(await AnswerAsync(stream, limit.Token));
            HasMetSizeLimit |= verdict == ScanVerdict.TooLarge;
            return verdict;
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ScanVerdict.Unknown;
        }
    }

    private static async Task<Socket> ConnectAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var isUnix = endpoint.Scheme == "unix";
        var socket = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await (isUnix
                ? socket.ConnectAsync(new UnixDomainSocketEndPoint(endpoint.AbsolutePath), cancellationToken)
                : socket.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task SendAsync(string path, NetworkStream stream, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
            var chunk = new byte[4 + ChunkBytes];
            int read;
            do
            {
                // The last chunk is the empty one: it ends the stream.
                read = await file.ReadAsync(chunk.AsMemory(4), cancellationToken);
                BinaryPrimitives.WriteInt32BigEndian(chunk, read);
                await stream.WriteAsync(chunk.AsMemory(0, 4 + read), cancellationToken);
            }
            while (read > 0);
        }
        catch (IOException exception) when (exception.InnerException is SocketException)
        {
            // clamd hangs up on what is too large for it; its answer, which says so, is there to be read all the same.
        }
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        // To its NUL and not to the end: a connection that clamd hung up on ends in an error.
        var answer = new byte[LongestAnswer];
        var (length, read) = (0, 0);
        do
        {
            read = await stream.ReadAsync(answer.AsMemory(length), cancellationToken);
            length += read;
        }
        while (read > 0 && length < answer.Length && answer[length - 1] != 0);

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static ScanVerdict Read(string answer) =>
        answer.EndsWith(" OK", StringComparison.Ordinal) ? ScanVerdict.Clean
        : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanVerdict.Infected
        : answer.Contains("size limit exceeded", StringComparison.Ordinal) ? ScanVerdict.TooLarge
        : ScanVerdict.Unknown;
}
