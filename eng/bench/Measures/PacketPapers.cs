using Portal.Core.Pdf;

namespace Portal.Bench.Measures;

/// <summary>Papers as municipalities send them, eight pages a case: printed, typed and scanned.</summary>
internal sealed class PacketPapers(PdfRoom pdf, string root)
{
    private static readonly (string File, string Title)[] Papers = [
        ("libreoffice.pdf", "一次判定結果"),
        ("chromium.pdf", "認定調査票・特記事項"),
        ("libreoffice-1.4.pdf", "主治医意見書"),
        ("scan.pdf", "その他")];

    public async Task<PacketPlan> PlanAsync(int cases, CancellationToken cancellationToken)
    {
        var clean = new List<(string Path, IReadOnlyList<PageSize> Pages, string Title)>();
        foreach (var (file, title) in Papers)
        {
            var (path, pages) = await CleanAsync(file, cancellationToken);
            clean.Add((path, pages, title));
        }

        // Each case has files of its own, as in life: qpdf would read one file that comes again only once.
        var parts =
            from number in Enumerable.Range(1, cases)
            from paper in clean
            select new PacketPart(
                CopyOf(paper.Path, number), paper.Pages, $"事例 {number:0000}　{paper.Title}", $"事例 {number:0000}", paper.Title);
        return new PacketPlan("第42回 介護認定審査会", [], [.. parts]);
    }

    private async Task<(string Path, IReadOnlyList<PageSize> Pages)> CleanAsync(string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(pdf.Folder, file);
        var cleaning = await pdf.Cleaner.CleanAsync(
            Path.Combine(root, "Portal.Tests", "Files", "Pdf", file), path, cancellationToken);
        return cleaning is PdfCleaning.Clean clean
            ? (path, clean.Pages)
            : throw new InvalidOperationException($"{file} is refused: {cleaning}.");
    }

    private static string CopyOf(string path, int number)
    {
        var copy = Path.ChangeExtension(path, $"{number}.pdf");
        File.Copy(path, copy);
        return copy;
    }
}
