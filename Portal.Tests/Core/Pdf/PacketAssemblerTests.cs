using System.Text.RegularExpressions;
using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

public sealed class PacketAssemblerTests : IDisposable
{
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Every_page_carries_its_number_its_case_and_the_notice()
    {
        var (packet, path) = await BindAsync();

        Assert.Equal(13, packet.PageCount);
        Assert.Equal([4, 6, 7, 8, 9, 10, 11], packet.FirstPages);
        Assert.Equal(new FileInfo(path).Length, packet.SizeBytes);
        var pages = (await PdfWorkshop.DenseTextAsync(path)).Split('\f');
        for (var number = 1; number <= 13; number++)
        {
            Assert.Contains($"{number}／13", pages[number - 1]);
            Assert.Contains("取扱注意審査のほかに使わないでください", pages[number - 1]);
        }

        Assert.Contains("事例0001主治医意見書（髙﨑𠮷）", pages[3]);
        Assert.Contains("表紙・議案", pages[0]);
    }

    [Theory]
    [InlineData(4)] // LibreOffice, A4
    [InlineData(6)] // rotated by 90
    [InlineData(7)] // rotated by 180
    [InlineData(8)] // rotated by 270
    [InlineData(9)] // a scan
    [InlineData(10)] // A3 landscape
    public async Task The_header_stands_upright_at_the_visual_top_of_every_kind_of_page(int page)
    {
        var (packet, path) = await BindAsync();

        var boxes = await PdfWorkshop.TextAsync(path, "-bbox", "-f", $"{page}", "-l", $"{page}");

        var size = packet.Pages[page - 1];
        var sheet = Regex.Match(boxes, @"<page width=""([\d.]+)"" height=""([\d.]+)""");
        Assert.Equal(size.Width, Number(sheet.Groups[1].Value), 1);
        Assert.Equal(size.Height, Number(sheet.Groups[2].Value), 1);
        var number = Regex.Match(boxes, @"xMin=""([\d.]+)"" yMin=""([\d.]+)"" xMax=""([\d.]+)"" yMax=""([\d.]+)"">13<");
        Assert.True(number.Success, boxes);
        Assert.InRange(Number(number.Groups[1].Value), size.Width * 0.85, size.Width);
        Assert.InRange(Number(number.Groups[4].Value), 5, 30);
    }

    [Fact]
    public async Task A_rotated_page_shows_the_same_picture_as_before()
    {
        var (_, path) = await BindAsync();

        foreach (var (fixture, page) in new[] { ("rotated-90.pdf", 6), ("rotated-180.pdf", 7), ("rotated-270.pdf", 8) })
        {
            var before = await PdfWorkshop.InkAsync(PdfWorkshop.Fixture(fixture));
            var after = await PdfWorkshop.InkAsync(path, page);

            Assert.Equal((before.Length, before[0].Length), (after.Length, after[0].Length));
            for (var y = 18; y < before.Length - 18; y++)
            {
                Assert.Equal(before[y].Sum(), after[y].Sum(), 1.0);
            }
        }
    }

    [Fact]
    public async Task Bookmarks_lead_to_each_case_and_below_it_to_each_paper()
    {
        var (_, path) = await BindAsync();

        var plain = await PdfWorkshop.RunAsync("qpdf", "--json=2", "--json-key=outlines", path);

        Assert.Equal(5, Regex.Count(plain, "^    {$", RegexOptions.Multiline));
        Assert.Contains("事例 0001", Utf8(plain));
        Assert.Contains("\"destpageposfrom1\": 4", plain);
        Assert.Contains("\"destpageposfrom1\": 11", plain);
    }

    [Fact]
    public async Task The_packet_opens_with_bookmarks_in_Japanese_and_from_its_first_bytes()
    {
        var (_, path) = await BindAsync();

        var plain = await PdfWorkshop.PlainAsync(path);

        Assert.Contains("/PageMode /UseOutlines", plain);
        Assert.Contains("/Lang (ja)", plain);
        Assert.Contains("File is linearized", await PdfWorkshop.RunAsync("qpdf", "--check", path));
        Assert.Contains("第42回 介護認定審査会", Utf8(await PdfWorkshop.RunAsync("pdfinfo", path)));
    }

    [Fact]
    public async Task Progress_only_grows_and_ends_with_all_pages()
    {
        var seen = new List<int>();

        await BindAsync(new Heard(seen.Add));

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(13, seen[^1]);
        Assert.True(seen.Count > 3);
    }

    private static double Number(string digits) => double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static string Utf8(string latin) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.Latin1.GetBytes(latin));

    private async Task<(AssembledPacket Packet, string Path)> BindAsync(IProgress<int>? progress = null)
    {
        PacketPart[] parts = [
            await workshop.PartAsync("libreoffice.pdf", "事例 0001　主治医意見書（髙﨑𠮷）", "事例 0001", "主治医意見書"),
            await workshop.PartAsync("rotated-90.pdf", "事例 0001　その他", "事例 0001", "その他"),
            await workshop.PartAsync("rotated-180.pdf", "事例 0002　その他", "事例 0002", "その他"),
            await workshop.PartAsync("rotated-270.pdf", "事例 0002　その他", "事例 0002", "その他"),
            await workshop.PartAsync("scan.pdf", "事例 0003　認定調査票・特記事項", "事例 0003", "認定調査票・特記事項"),
            await workshop.PartAsync("scan-a3-landscape.pdf", "事例 0003　一次判定結果", "事例 0003", "一次判定結果"),
            await workshop.PartAsync("chromium-2.0.pdf", "その他の資料", "その他の資料")];
        var front = new FrontMatter(PdfWorkshop.Fixture("chromium.pdf"), "表紙・議案");
        var path = workshop.NewPath("packet.pdf");
        var plan = new PacketPlan("第42回 介護認定審査会", [front], parts);
        var packet = await workshop.Get<PacketAssembler>().AssembleAsync(plan, path, progress, CancellationToken.None);
        return (packet, path);
    }

    private sealed class Heard(Action<int> hear) : IProgress<int>
    {
        public void Report(int value) => hear(value);
    }
}
