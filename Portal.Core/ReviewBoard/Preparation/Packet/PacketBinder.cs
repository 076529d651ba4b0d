using Microsoft.Extensions.Options;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <param name="Stored">The packet's bytes.</param>
/// <param name="Contents">What stands on which page.</param>
public sealed record BoundPacket(StoredBytes Stored, PacketContents Contents);

/// <summary>A paper's row has bytes that the store no longer holds.</summary>
public sealed class PaperBytesMissingException() : Exception("The store lacks the bytes of a paper.");

/// <summary>Binds one packet (綴じる): prints cover and agenda, fetches the papers, and stores the result.</summary>
public sealed class PacketBinder(
    IFileStore files, RazorHtml html, HtmlToPdf pdf, PdfPages pages, PacketAssembler assembler, IOptions<PdfOptions> options)
{
    public async Task<BoundPacket> BindAsync(
        PacketInput input, ReviewPacket packet, IProgress<int> progress, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder(options.Value.WorkFolder);
        var fetched = new List<LocalFile>();
        try
        {
            var front = await new PacketFront(html, pdf, pages).PrintAsync(
                input, packet.Contents, packet.Version, folder.Path, cancellationToken);
            var parts = await PartsAsync(input, fetched, cancellationToken);
            var output = folder.File("packet.pdf");
            var bound = await assembler.AssembleAsync(
                new PacketPlan(input.Session.Title, front, parts), output, progress, cancellationToken);
            await using var content = File.OpenRead(output);
            var stored = await files.SaveAsync(content, long.MaxValue, cancellationToken);
            return new BoundPacket(
                stored, packet.Contents.Bound(bound.PageCount, bound.FirstPages, PageSizesText.Write(bound.Pages)));
        }
        finally
        {
            fetched.ForEach(file => file.Dispose());
        }
    }

    private async Task<List<PacketPart>> PartsAsync(
        PacketInput input, List<LocalFile> fetched, CancellationToken cancellationToken)
    {
        var parts = new List<PacketPart>();
        foreach (var document in input.PapersOf(null))
        {
            parts.Add(await PartAsync(document, document.FileName, "全体の資料", document.FileName, fetched, cancellationToken));
        }

        foreach (var item in input.Cases.OrderBy(c => c.Position))
        {
            var title = $"審査順{item.Position}　事例 {item.CaseNumber}";
            foreach (var document in input.PapersOf(item.Id))
            {
                var kind = document.Kind.ToJapanese();
                parts.Add(await PartAsync(
                    document, $"{title}　{kind}", title, document.Kind == ReviewDocumentKind.Other ? $"{kind}：{document.FileName}" : kind,
                    fetched, cancellationToken));
            }
        }

        return parts;
    }

    private async Task<PacketPart> PartAsync(
        ReviewDocument document, string header, string caseTitle, string paperTitle, List<LocalFile> fetched,
        CancellationToken cancellationToken)
    {
        var file = document.FileId is { } fileId ? await files.FetchAsync(fileId, cancellationToken) : null;
        fetched.Add(file ?? throw new PaperBytesMissingException());
        return new PacketPart(file.Path, PageSizesText.Read(document.PageSizes), header, caseTitle, paperTitle);
    }
}
