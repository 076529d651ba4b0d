using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>Reads the page sizes of a PDF that the portal itself made or cleaned.</summary>
public sealed class PdfPages(Qpdf qpdf, IOptions<PdfOptions> options)
{
    private const int ObjectText = 64 * 1024 * 1024;

    /// <exception cref="QpdfException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<PageSize>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var result = await qpdf.RunAsync(PdfObjects.Arguments(path), folder.Path, cancellationToken, ObjectText);
        return Qpdf.Succeeded(result)
            ? [.. PageTree.Read(PdfObjects.Parse(result.Output)).Select(page => page.Size)]
            : throw new QpdfException($"qpdf ended with {result.ExitCode} reading a file's pages.", result.LimitReached);
    }
}
