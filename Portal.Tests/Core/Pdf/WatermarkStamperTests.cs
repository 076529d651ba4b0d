using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

public sealed class WatermarkStamperTests : IDisposable
{
    private const string Mark = "髙﨑𠮷美y-takasaki@example.jp2026-11-2009:41";
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Name_address_and_Japanese_time_can_be_read_out_of_every_page()
    {
        var copy = await StampAsync(await PacketAsync());

        var pages = (await PdfWorkshop.DenseTextAsync(copy, "-raw")).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, pages.Length);
        Assert.All(pages, text => Assert.Contains(Mark, text));
        Assert.Contains("File is linearized", await PdfWorkshop.RunAsync("qpdf", "--check", copy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)] // a grey scan to all edges
    public async Task The_mark_is_seen_everywhere_but_stays_light(int page)
    {
        var packet = await PacketAsync();

        var copy = await StampAsync(packet);

        var (before, after) = (await PdfWorkshop.InkAsync(packet.Path, page), await PdfWorkshop.InkAsync(copy, page));
        var changed = before.Zip(after, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).ToArray()).ToArray();
        Assert.InRange(changed.Max(row => row.Max()), 0.02, 0.35);
        foreach (var band in changed.Chunk(changed.Length / 5).Take(5))
        {
            Assert.True(band.Sum(row => row.Sum()) > 2);
        }
    }

    [Theory]
    [InlineData("1234 5678 9012")]
    [InlineData("--empty \"quoted\\")]
    [InlineData("あいことば123")]
    public async Task A_locked_copy_opens_with_the_password_and_not_without(string password)
    {
        var copy = await StampAsync(await PacketAsync(), password);

        await Assert.ThrowsAsync<InvalidOperationException>(() => PdfWorkshop.RunAsync("qpdf", "--check", copy));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => PdfWorkshop.RunAsync("qpdf", "--password=wrong", "--check", copy));
        var rights = await PdfWorkshop.RunAsync("qpdf", $"--password={password}", "--show-encryption", copy);
        Assert.Contains("AESv3", rights);
        Assert.Contains("print high resolution: allowed", rights);
        Assert.Contains("modify other: not allowed", rights);
        Assert.Contains("Supplied password is user password", rights);
    }

    [Fact]
    public async Task Bookmarks_survive_the_stamp()
    {
        var copy = await StampAsync(await PacketAsync());

        var outlines = await PdfWorkshop.RunAsync("qpdf", "--json=2", "--json-key=outlines", copy);

        Assert.Contains("\"destpageposfrom1\": 3", outlines);
        Assert.Contains("\"destpageposfrom1\": 4", outlines);
    }

    [Fact]
    public void A_stamp_does_not_tell_its_password_to_a_log()
    {
        var stamp = new Stamp("名前", "a@example.jp", DateTimeOffset.UtcNow, "ひみつの言葉");

        Assert.DoesNotContain("ひみつ", stamp.ToString());
    }

    private async Task<string> StampAsync((string Path, IReadOnlyList<PageSize> Pages) packet, string? password = null)
    {
        var stamp = new Stamp(
            "髙﨑 𠮷美", "y-takasaki@example.jp", new DateTimeOffset(2026, 11, 20, 0, 41, 0, TimeSpan.Zero), password);
        var copy = workshop.NewPath("copy.pdf");
        await workshop.Get<WatermarkStamper>().StampAsync(packet.Path, copy, packet.Pages, stamp, CancellationToken.None);
        return copy;
    }

    private async Task<(string Path, IReadOnlyList<PageSize> Pages)> PacketAsync()
    {
        PacketPart[] parts = [
            await workshop.PartAsync("libreoffice.pdf", "事例 0001　主治医意見書", "事例 0001", "主治医意見書"),
            await workshop.PartAsync("rotated-90.pdf", "事例 0002　その他", "事例 0002", "その他"),
            await workshop.PartAsync("scan-a3-landscape.pdf", "事例 0003　一次判定結果", "事例 0003", "一次判定結果")];
        var path = workshop.NewPath("packet.pdf");
        var packet = await workshop.Get<PacketAssembler>().AssembleAsync(
            new PacketPlan("審査会資料", [], parts), path, null, CancellationToken.None);
        return (path, packet.Pages);
    }
}
