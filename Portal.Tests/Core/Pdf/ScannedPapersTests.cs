using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

/// <summary>What office scanners write: how an image is packed must not matter on its way to the reviewer.</summary>
public sealed class ScannedPapersTests : IDisposable
{
    private const double Dark = 0.5;

    /// <summary>Rows at 36 dpi that the packet's header and footer may cover.</summary>
    private const int Margin = 18;

    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("scan-g4.pdf", 595, 842)]
    [InlineData("scan-g3.pdf", 595, 842)]
    [InlineData("scan-jbig2.pdf", 595, 842)]
    [InlineData("scan-jpx-a3.pdf", 842, 1191)]
    [InlineData("scan-jpx-a3-rotated.pdf", 1191, 842)]
    [InlineData("scan-ocr-a4-landscape.pdf", 842, 595)]
    public async Task The_drawing_is_there_once_cleaned_bound_and_stamped(string fixture, int width, int height)
    {
        var original = await PdfWorkshop.InkAsync(PdfWorkshop.Fixture(fixture));
        Assert.InRange(original[Margin..^Margin].Sum(row => row.Count(ink => ink > Dark)), 50, 10_000);

        var part = await workshop.PartAsync(fixture, "事例 0001　その他", "事例 0001", "その他");
        Assert.Equal(original, await PdfWorkshop.InkAsync(part.Path));
        var size = Assert.Single(part.Pages);
        Assert.Equal((width, height), (Math.Round(size.Width), Math.Round(size.Height)));

        var (packet, copy) = (workshop.NewPath("packet.pdf"), workshop.NewPath("copy.pdf"));
        var bound = await workshop.Get<PacketAssembler>().AssembleAsync(
            new PacketPlan("審査会資料", [], [part]), packet, null, CancellationToken.None);
        AssertSameDrawing(original, await PdfWorkshop.InkAsync(packet));

        var stamp = new Stamp("審査 一郎", "ichiro@example.jp", DateTimeOffset.UnixEpoch);
        await workshop.Get<WatermarkStamper>().StampAsync(packet, copy, bound.Pages, stamp, CancellationToken.None);
        AssertSameDrawing(original, await PdfWorkshop.InkAsync(copy));
    }

    [Fact]
    public async Task The_invisible_text_of_a_scan_can_still_be_searched_and_is_still_invisible()
    {
        var part = await workshop.PartAsync("scan-ocr-a4-landscape.pdf", "事例 0001　主治医意見書", "事例 0001", "主治医意見書");

        Assert.Contains("安定している", await PdfWorkshop.DenseTextAsync(part.Path));
        Assert.Contains("3 Tr", await PdfWorkshop.PlainAsync(part.Path));
    }

    /// <summary>Every dark spot is where it was; light ones may have come under a mark.</summary>
    private static void AssertSameDrawing(double[][] before, double[][] after)
    {
        Assert.Equal((before.Length, before[0].Length), (after.Length, after[0].Length));
        var lost = before.Zip(after, (a, b) => a.Zip(b).Count(spot => spot.First > Dark && spot.Second <= Dark)).ToArray();
        Assert.Equal(0, lost[Margin..^Margin].Sum());
    }
}
