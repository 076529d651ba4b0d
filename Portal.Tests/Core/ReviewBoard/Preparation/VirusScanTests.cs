using Microsoft.Extensions.Options;
using Portal.Core.Scanning;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

/// <summary>The scanner's own language, spoken with a small clamd that answers what it is told to.</summary>
public sealed class VirusScanTests : IDisposable
{
    private readonly string socket = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.ctl");

    public void Dispose() => File.Delete(socket);

    [Theory]
    [InlineData("stream: OK", ScanVerdict.Clean)]
    [InlineData("stream: Eicar-Test-Signature FOUND", ScanVerdict.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanVerdict.TooLarge)]
    [InlineData("Can't allocate memory ERROR", ScanVerdict.Unknown)]
    [InlineData("", ScanVerdict.Unknown)]
    public async Task The_answer_decides_and_only_a_plain_OK_releases(string answer, ScanVerdict verdict)
    {
        using var clamd = new FakeClamd(socket, answer);
        var file = PdfWorkshop.Fixture("scan.pdf");

        var found = await ScannerAt($"unix://{socket}").ScanAsync(file, CancellationToken.None);

        Assert.Equal(verdict, found);
        Assert.Equal(await File.ReadAllBytesAsync(file), await clamd.Received);
    }

    [Fact]
    public async Task A_scanner_that_hangs_up_on_a_large_file_is_heard_and_remembered()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[5_000_000]);
        using var clamd = new FakeClamd(socket, "INSTREAM size limit exceeded. ERROR", limit: 100_000);
        var scanner = ScannerAt($"unix://{socket}");

        var found = await scanner.ScanAsync(file, CancellationToken.None);

        Assert.Equal(ScanVerdict.TooLarge, found);
        Assert.True(scanner.HasMetSizeLimit);
        File.Delete(file);
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
}
