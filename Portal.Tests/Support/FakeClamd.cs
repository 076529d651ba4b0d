using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>A small clamd on a Unix socket, for one file: takes what is streamed and answers what it is told to.</summary>
public sealed class FakeClamd : IDisposable
{
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <param name="path">Of the socket.</param>
    /// <param name="answer">Without the final NUL.</param>
    /// <param name="limit">Hangs up after so many bytes, as clamd does beyond its StreamMaxLength.</param>
    public FakeClamd(string path, string answer, int limit = int.MaxValue)
    {
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        Received = AnswerAsync(answer, limit);
    }

    /// <summary>What was streamed.</summary>
    public Task<byte[]> Received { get; }

    public void Dispose() => listener.Dispose();

    private async Task<byte[]> AnswerAsync(string answer, int limit)
    {
        using var client = await listener.AcceptAsync();
        await using var stream = new NetworkStream(client);
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var received = new MemoryStream();
        var size = new byte[4];
        do
        {
            await stream.ReadExactlyAsync(size);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
            await stream.ReadExactlyAsync(chunk);
            received.Write(chunk);
        }
        while (size.Any(b => b != 0) && received.Length <= limit);

        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\0"));
        return received.ToArray();
    }
}
