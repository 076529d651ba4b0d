using Microsoft.Extensions.Logging;

namespace Portal.Core.Pdf;

/// <summary>One of many papers of the same kind.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Mark">What stands in this paper and in no other: by it is known that what was cut out is this one.</param>
/// <param name="Body">One element of HTML, which begins on a page of its own.</param>
public sealed record MassPaper(string Title, string Mark, string Body);

/// <param name="Pdf">A whole document: tagged, with its title, its fonts, and nothing of the others; null when its mark is not in what was printed.</param>
/// <param name="LacksGlyph">A box stands where a character should: it must not go out.</param>
public sealed record MassPrinted(byte[]? Pdf, bool LacksGlyph);

/// <summary>
/// Prints many papers at once (大量印刷) and takes the print apart: a page of its own in Chromium for each paper takes ten times as
/// long. qpdf drops the structure when it splits a file, or leaves that of all papers in each; so this is done here.
/// </summary>
public sealed class MassPrint(HtmlToPdf composer, PrintedText texts, ILogger<MassPrint> log)
{
    /// <param name="css">The style of the papers.</param>
    /// <param name="papers">So many that Chromium prints them within its time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>In the order of the papers.</returns>
    /// <exception cref="PdfComposerUnavailableException">As <see cref="HtmlToPdf"/> throws it.</exception>
    public async Task<IReadOnlyList<MassPrinted>> PrintAsync(
        string css, IReadOnlyList<MassPaper> papers, CancellationToken cancellationToken)
    {
        var html = RazorHtml.Page(papers[0].Title, css, string.Concat(papers.Select(p => p.Body)));
        var print = await composer.RenderAsync(html, cancellationToken);
        try
        {
            return TakeApart(print, papers);
        }
        catch (Exception exception) when (exception is PrintUnreadableException or PaperMissingException)
        {
            log.LogWarning("A print of {Papers} papers cannot be taken apart: {Reason}", papers.Count, exception.Message);
            if (papers.Count == 1)
            {
                // A newer Chromium may write its PDFs in another way; a paper that was printed alone is whole as it is, if it is that one.
                var isWhole = exception is PrintUnreadableException && await texts.ContainsAsync(print, papers[0].Mark, cancellationToken);
                return [new MassPrinted(isWhole ? print : null, LacksGlyph: false)];
            }
        }

        var alone = new List<MassPrinted>();
        foreach (var paper in papers)
        {
            alone.AddRange(await PrintAsync(css, [paper], cancellationToken));
        }

        return alone;
    }

    /// <exception cref="PrintUnreadableException">It is written in another way, or it cannot be told which page is whose.</exception>
    /// <exception cref="PaperMissingException">It can be read, and a paper is not where it should be.</exception>
    public static IReadOnlyList<MassPrinted> TakeApart(byte[] print, IReadOnlyList<MassPaper> papers)
    {
        try
        {
            return Cut(print, papers);
        }
        catch (Exception exception) when (exception is InvalidCastException or IndexOutOfRangeException or ArgumentException
            or KeyNotFoundException or FormatException or InvalidDataException or InvalidOperationException or OverflowException)
        {
            throw new PrintUnreadableException("Something is written in another way.", exception);
        }
    }

    private static IReadOnlyList<MassPrinted> Cut(byte[] print, IReadOnlyList<MassPaper> papers)
    {
        var (file, fonts) = (new PrintFile(print), new Dictionary<int, PrintedFont>());
        try
        {
            return [.. PrintedPart.FindAll(file, papers.Count).Zip(papers).Select(pair => One(pair.First, pair.Second))];
        }
        finally
        {
            fonts.Values.ToList().ForEach(font => font.Dispose());
        }

        MassPrinted One(PrintedPart part, MassPaper paper)
        {
            var drawn = new DrawnText(file, FontOf);
            foreach (var page in part.Pages)
            {
                drawn.Add(file.Dictionary(file.Object(page)));
            }

            return drawn.Text.Contains(paper.Mark, StringComparison.Ordinal)
                ? new MassPrinted(new PartCopy(file, part, drawn, FontOf).Write(paper.Title), drawn.LacksGlyph)
                : throw new PaperMissingException("A paper is not where it should be.");
        }

        PrintedFont FontOf(int number) => fonts.TryGetValue(number, out var known)
            ? known : fonts[number] = new PrintedFont(file, file.Dictionary(file.Object(number)));
    }
}

/// <summary>What was cut out, or printed alone, does not bear the mark of its paper. Holds nothing of its content.</summary>
public sealed class PaperMissingException(string message) : Exception(message);
