using Microsoft.Extensions.Options;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;

namespace Portal.Tests.Core.Pdf;

/// <summary>A packet as long as a session may be, of scans, with the limits that the portal has when nobody sets them.</summary>
public sealed class LargePacketTests : IDisposable
{
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task As_many_pages_as_a_session_holds_are_bound_stamped_and_locked_within_the_limits()
    {
        var (packet, copy) = (workshop.NewPath("packet.pdf"), workshop.NewPath("copy.pdf"));
        var parts = (await ScansAsync(ReviewSession.MaxPages / 4)).Select((path, n) => new PacketPart(
            path, [.. Enumerable.Repeat(PageSize.A4, ReviewSession.MaxPages / 4)], $"事例 {n + 1:0000}", $"事例 {n + 1:0000}", "主治医意見書"));
        var bound = await workshop.Get<PacketAssembler>().AssembleAsync(
            new PacketPlan("審査会資料", [], [.. parts]), packet, null, CancellationToken.None);
        Assert.InRange(bound.SizeBytes, 60L << 20, ReviewSession.MaxBytes);

        var started = TimeProvider.System.GetTimestamp();
        await workshop.Get<WatermarkStamper>().StampAsync(
            packet, copy, bound.Pages, new Stamp("髙﨑 𠮷美", "y-takasaki@example.jp", DateTimeOffset.UnixEpoch, "4827 1530 9962"), CancellationToken.None);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;

        // Half of what is allowed, so that a slower machine has room.
        Assert.InRange(seconds, 0, workshop.Get<IOptions<PdfOptions>>().Value.TimeLimitSeconds / 2.0);
        var last = await PdfWorkshop.DenseTextAsync(copy, "-upw", "4827 1530 9962", "-raw", "-f", "2000");
        Assert.Contains("2000／2000", last);
        Assert.Contains("y-takasaki@example.jp1970-01-0109:00", last);
    }

    /// <summary>Four files of so many pages, each page with a picture of its own: a file is doubled until it is long enough.</summary>
    private async Task<IReadOnlyList<string>> ScansAsync(int pages)
    {
        var longer = PdfWorkshop.Fixture("scan.pdf");
        for (var count = 1; count < pages; count *= 2)
        {
            var (twin, twice) = (workshop.NewPath("twin.pdf"), workshop.NewPath("twice.pdf"));
            File.Copy(longer, twin);
            await PdfWorkshop.RunAsync("qpdf", "--empty", "--pages", longer, twin, "--", twice);
            longer = twice;
        }

        var scans = Enumerable.Range(1, 4).Select(_ => workshop.NewPath("scans.pdf")).ToList();
        await PdfWorkshop.RunAsync("qpdf", "--empty", "--pages", longer, $"1-{pages}", "--", scans[0]);
        scans.Skip(1).ToList().ForEach(path => File.Copy(scans[0], path));
        return scans;
    }
}
