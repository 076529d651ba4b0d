using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Bench.Measures;

/// <summary>One kept connection that sends the same request again and again: as little work as a client can do.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] request;
    private readonly byte[] buffer = new byte[256 * 1024];

    private RawClient(byte[] request) => this.request = request;

    public static async Task<RawClient> ConnectAsync(int port, string path)
    {
        var text = $"GET {path} HTTP/1.1\r\nHost: {WebProcess.Host}\r\nX-Forwarded-Proto: https\r\n\r\n";
        var client = new RawClient(Encoding.ASCII.GetBytes(text));
        await client.socket.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }

    public async Task AskAsync()
    {
        await socket.SendAsync(request);
        int read = 0, whole = -1;
        while (whole < 0 || read < whole)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            read += more;
            whole = whole < 0 ? WholeLength(buffer.AsSpan(0, read)) : whole;
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>-1 while the headers are not complete, or the last chunk of what is made for one request only.</summary>
    private static int WholeLength(ReadOnlySpan<byte> read)
    {
        var end = read.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return -1;
        }

        var head = read[..end];
        if (head.StartsWith("HTTP/1.1 200"u8) && head.IndexOf("Transfer-Encoding: chunked"u8) >= 0)
        {
            return read.EndsWith("\r\n0\r\n\r\n"u8) ? read.Length : -1;
        }

        var at = head.IndexOf("Content-Length: "u8);
        if (!head.StartsWith("HTTP/1.1 200"u8) || at < 0)
        {
            throw new InvalidOperationException($"Unexpected answer: {Encoding.ASCII.GetString(head)}");
        }

        var digits = head[(at + 16)..];
        var stop = digits.IndexOf((byte)'\r');
        return end + 4 + int.Parse(stop < 0 ? digits : digits[..stop], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
