using System.Globalization;
using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Core.Pdf;

namespace Portal.Bench.Scenarios;

/// <summary>40 cases of 8 pages bound, then stamped and locked for 5 reviewers, against the bare qpdf program.</summary>
internal sealed class Packet : IScenario
{
    private const int Cases = 40;
    private const int Reviewers = 5;
    private const string Password = "1234 5678 9012";

    public string Name => "packet";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        var folder = place.NewFolder("packet");
        await using var pdf = new PdfRoom(folder);
        var plan = await new PacketPapers(pdf, place.Root).PlanAsync(Cases, cancellationToken);
        var bare = await BareQpdf.PrepareAsync(pdf, folder, plan, Stamp(0), cancellationToken);
        var (packet, copy) = (Path.Combine(folder, "packet.pdf"), Path.Combine(folder, "copy.pdf"));
        AssembledPacket? bound = null;
        var stamps = new List<double>();

        async Task BindAsync() => bound = await pdf.Assembler.AssembleAsync(plan, packet, null, cancellationToken);
        Task StampAsync(int reviewer) => pdf.Stamper.StampAsync(packet, copy, bound!.Pages, Stamp(reviewer), cancellationToken);
        async Task StampAllAsync()
        {
            for (var reviewer = 0; reviewer < Reviewers; reviewer++)
            {
                stamps.Add(await Pairs.SecondsAsync(() => StampAsync(reviewer)));
            }
        }

        async Task WholeAsync()
        {
            await BindAsync();
            await StampAllAsync();
        }

        var times = await Pairs.TimeAsync(7, WholeAsync, () => bare.WholeAsync(Reviewers, Password));
        var copies = Spread.Of(stamps.Skip(Reviewers));
        return [
            Row.AtMost($"{bound!.PageCount} pages bound, {Reviewers} copies stamped and locked ÷ bare qpdf", times.Ratio, 1.5),
            Row.Plain("the portal", times.Ours, " s"),
            Row.Plain("bare qpdf", times.Theirs, " s"),
            Row.AtMost("one stamped and locked copy of the bound packet is ready after", copies, 1, " s"),
            new Row("size of the packet and of one copy", $"{Megabytes(packet)} MB and {Megabytes(copy)} MB; bare {Megabytes(bare.Copy)} MB"),
        ];
    }

    private static Stamp Stamp(int reviewer) => new(
        $"審査 太郎{reviewer}", $"reviewer-{reviewer}@example.jp", new DateTimeOffset(2026, 11, 20, 9, 41, 0, TimeSpan.Zero), Password);

    private static string Megabytes(string path) =>
        (new FileInfo(path).Length / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
