using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.Core.Scanning;
using Portal.Tests.Core.Pdf;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

/// <summary>The scanner's own language, spoken with a small clamd that answers what it is told to.</summary>
public sealed class VirusScanTests
{
    [Theory]
    [InlineData("stream: OK", ScanVerdict.Clean)]
    [InlineData("stream: Eicar-Test-Signature FOUND", ScanVerdict.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanVerdict.Unknown)]
    [InlineData("", ScanVerdict.Unknown)]
    public async Task The_answer_decides_and_only_a_plain_OK_releases(string answer, ScanVerdict verdict)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var file = PdfWorkshop.Fixture("scan.pdf");
        var received = AnswerAsync(listener, answer);

        var found = await ScannerAt($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}").ScanAsync(file, CancellationToken.None);

        Assert.Equal(verdict, found);
        Assert.Equal(await File.ReadAllBytesAsync(file), await received);
    }

    [Fact]
    public async Task A_scanner_that_is_away_releases_nothing()
    {
        var found = await ScannerAt("unix:///nowhere/clamd.ctl").ScanAsync(PdfWorkshop.Fixture("scan.pdf"), CancellationToken.None);

        Assert.Equal(ScanVerdict.Unknown, found);
    }

    [Fact]
    public async Task Without_a_configured_scanner_nothing_waits()
    {
        Assert.Equal(ScanVerdict.Clean, await ScannerAt("").ScanAsync("/nowhere.pdf", CancellationToken.None));
    }

    private static ClamdScanner ScannerAt(string endpoint) =>
        new(Options.Create(new ClamdOptions { Endpoint = endpoint, TimeLimitSeconds = 20 }));

    private static async Task<byte[]> AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var received = new MemoryStream();
        while (true)
        {
            var size = new byte[4];
            await stream.ReadExactlyAsync(size);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
            if (chunk.Length == 0)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\0"));
                return received.ToArray();
            }

            await stream.ReadExactlyAsync(chunk);
            received.Write(chunk);
        }
    }
}
