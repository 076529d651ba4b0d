using Portal.Core.Pdf;

namespace Portal.Bench.Measures;

/// <summary>
/// The same work with the qpdf program alone, with headers and watermark drawn beforehand: merge, overlay and linearize,
/// then overlay, encrypt and linearize for every reviewer. It writes no bookmarks.
/// </summary>
internal sealed class BareQpdf
{
    private readonly string folder;
    private readonly PacketPlan plan;

    private BareQpdf(string folder, PacketPlan plan) => (this.folder, this.plan) = (folder, plan);

    public string Copy => Path.Combine(folder, "bare-copy.pdf");

    private string Headers => Path.Combine(folder, "bare-headers.pdf");

    private string Marks => Path.Combine(folder, "bare-marks.pdf");

    /// <summary>The drawings come from the portal itself, put on empty pages: what is laid over is the same.</summary>
    public static async Task<BareQpdf> PrepareAsync(
        PdfRoom pdf, string folder, PacketPlan plan, Stamp stamp, CancellationToken cancellationToken)
    {
        var bare = new BareQpdf(folder, plan);
        var empty = Path.Combine(folder, "empty.pdf");
        await File.WriteAllBytesAsync(
            empty, await pdf.Composer.RenderAsync("<style>@page { size: A4 }</style><p></p>", cancellationToken), cancellationToken);
        var pages = plan.Parts.SelectMany(part => Enumerable.Repeat(part with { Path = empty, Pages = [PageSize.A4] }, part.Pages.Count));
        var headers = await pdf.Assembler.AssembleAsync(plan with { Parts = [.. pages] }, bare.Headers, null, cancellationToken);

        var one = Path.Combine(folder, "one.pdf");
        await OtherProgram.RunAsync("qpdf", folder, "--empty", "--pages", empty, "--", one);
        await pdf.Stamper.StampAsync(one, bare.Marks, headers.Pages.Take(1).ToList(), stamp with { Password = null }, cancellationToken);
        return bare;
    }

    public async Task WholeAsync(int copies, string password)
    {
        var (merged, bound) = (Path.Combine(folder, "bare-merged.pdf"), Path.Combine(folder, "bare-bound.pdf"));
        await OtherProgram.RunAsync("qpdf", folder, ["--empty", "--pages", .. plan.Parts.Select(p => p.Path), "--", merged]);
        await OtherProgram.RunAsync(
            "qpdf", folder, merged, "--overlay", Headers, "--", "--linearize", "--object-streams=generate", bound);
        for (var copy = 0; copy < copies; copy++)
        {
            await OtherProgram.RunAsync(
                "qpdf", folder, bound, "--overlay", Marks, "--repeat=1", "--",
                "--encrypt", password, "owner", "256", "--modify=none", "--",
                "--linearize", "--object-streams=generate", Copy);
        }
    }
}
