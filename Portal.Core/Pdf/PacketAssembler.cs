using System.Globalization;
using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>
/// Binds a packet (1冊に綴じる): the papers are laid under pages that carry header, number and bookmarks. Each page
/// comes out upright, without Rotate or UserUnit, so that everything later can rely on what it sees.
/// </summary>
public sealed class PacketAssembler(Qpdf qpdf, PdfFonts fonts, PdfPages pages, IOptions<PdfOptions> options)
{
    /// <summary>Of the work, as measured: a third is merging, the rest is writing.</summary>
    private const double MergeShare = 0.3;

    /// <param name="progress">Pages done, as qpdf reports its own work.</param>
    /// <exception cref="QpdfException">qpdf failed or reached a limit; nothing is left at the output path.</exception>
    public async Task<AssembledPacket> AssembleAsync(
        PacketPlan plan, string outputPath, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var parts = await AllPartsAsync(plan, cancellationToken);
        var sizes = parts.SelectMany(p => p.Pages).ToList();
        var (frame, merged, bound) = (folder.File("frame.pdf"), folder.File("merged.pdf"), folder.File("bound.pdf"));

        var merging = qpdf.RequireAsync(
            ["--progress", "--empty", "--pages", .. parts.Select(p => p.Path), "--", merged],
            folder.Path, cancellationToken, Share(progress, sizes.Count, 0, MergeShare));
        WriteFrame(plan.Title, parts, sizes.Count, frame);
        await merging;
        await qpdf.RequireAsync(
            ["--progress", frame, "--underlay", merged, "--", "--linearize", "--object-streams=generate", bound],
            folder.Path, cancellationToken, Share(progress, sizes.Count, MergeShare, 1));
        File.Move(bound, outputPath, overwrite: true);
        progress?.Report(sizes.Count);

        var firstPages = FirstPages(parts).Skip(plan.Front.Count).Select(index => index + 1).ToList();
        return new AssembledPacket(sizes.Count, new FileInfo(outputPath).Length, firstPages, sizes);
    }

    private async Task<List<PacketPart>> AllPartsAsync(PacketPlan plan, CancellationToken cancellationToken)
    {
        var parts = new List<PacketPart>();
        foreach (var front in plan.Front)
        {
            var sizes = await pages.ReadAsync(front.Path, cancellationToken);
            parts.Add(new PacketPart(front.Path, sizes, front.Title, front.Title, null));
        }

        return [.. parts, .. plan.Parts];
    }

    private void WriteFrame(string title, IReadOnlyList<PacketPart> parts, int total, string path)
    {
        var frame = new OverlayPdf(fonts);
        var header = new PageHeader(frame, total);
        var number = 0;
        foreach (var part in parts)
        {
            var heading = frame.Shape(part.Header);
            foreach (var size in part.Pages)
            {
                header.Draw(frame.AddPage(size), heading, ++number);
            }
        }

        frame.Save(path, title, Bookmarks(parts));
    }

    private static List<Bookmark> Bookmarks(IReadOnlyList<PacketPart> parts)
    {
        var bookmarks = new List<Bookmark>();
        foreach (var (part, page) in parts.Zip(FirstPages(parts)))
        {
            if (bookmarks.Count == 0 || bookmarks[^1].Title != part.CaseTitle)
            {
                bookmarks.Add(new Bookmark(part.CaseTitle, page, []));
            }

            if (part.PaperTitle is { } paper)
            {
                bookmarks[^1] = bookmarks[^1] with { Children = [.. bookmarks[^1].Children, new Bookmark(paper, page, [])] };
            }
        }

        return bookmarks;
    }

    private static IEnumerable<int> FirstPages(IReadOnlyList<PacketPart> parts)
    {
        var page = 0;
        foreach (var part in parts)
        {
            yield return page;
            page += part.Pages.Count;
        }
    }

    private static Action<string>? Share(IProgress<int>? progress, int total, double from, double to) =>
        progress is null ? null : output =>
        {
            // "qpdf: merged.pdf: write progress: 40%"
            var end = output.LastIndexOf('%');
            var start = end < 0 ? -1 : output.LastIndexOf(' ', end);
            if (start >= 0 && int.TryParse(output.AsSpan(start + 1, end - start - 1), CultureInfo.InvariantCulture, out var percent))
            {
                progress.Report((int)(total * (from + (to - from) * percent / 100)));
            }
        };
}
