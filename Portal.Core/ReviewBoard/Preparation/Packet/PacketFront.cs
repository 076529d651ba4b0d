using Portal.Core.Pdf;

namespace Portal.Core.ReviewBoard;

/// <summary>Prints cover and agenda (表紙・議案) of a packet into a folder.</summary>
internal sealed class PacketFront(RazorHtml html, HtmlToPdf pdf, PdfPages pages)
{
    /// <summary>Rows of the agenda on its first page; only a guess, checked against what was printed.</summary>
    private const int RowsOnAPage = 22;

    public async Task<IReadOnlyList<FrontMatter>> PrintAsync(
        PacketInput input, PacketContents contents, int version, string folder, CancellationToken cancellationToken)
    {
        var cover = Path.Combine(folder, "cover.pdf");
        await File.WriteAllBytesAsync(cover, await CoverAsync(input, version, cancellationToken), cancellationToken);
        var agenda = Path.Combine(folder, "agenda.pdf");
        var front = 2 + contents.Cases.Count / RowsOnAPage;
        if (await AgendaAsync(input, contents, front, agenda, cancellationToken) is var printed && printed + 1 != front)
        {
            await AgendaAsync(input, contents, printed + 1, agenda, cancellationToken);
        }

        return [new FrontMatter(cover, "表紙"), new FrontMatter(agenda, "議案")];
    }

    private async Task<byte[]> CoverAsync(PacketInput input, int version, CancellationToken cancellationToken)
    {
        var page = await html.RenderAsync<PacketCover>(input.Session.Title, new Dictionary<string, object?>
        {
            [nameof(PacketCover.Session)] = input.Session,
            [nameof(PacketCover.InsurerName)] = input.InsurerName,
            [nameof(PacketCover.Version)] = version,
        });
        return await pdf.RenderAsync(page, cancellationToken);
    }

    /// <summary>Answers how many pages the agenda takes.</summary>
    private async Task<int> AgendaAsync(
        PacketInput input, PacketContents contents, int frontPages, string path, CancellationToken cancellationToken)
    {
        var page = await html.RenderAsync<PacketAgenda>(input.Session.Title, new Dictionary<string, object?>
        {
            [nameof(PacketAgenda.Title)] = input.Session.Title,
            [nameof(PacketAgenda.Contents)] = contents,
            [nameof(PacketAgenda.FrontPages)] = frontPages,
        });
        await File.WriteAllBytesAsync(path, await pdf.RenderAsync(page, cancellationToken), cancellationToken);
        return (await pages.ReadAsync(path, cancellationToken)).Count;
    }
}
