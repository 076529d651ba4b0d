using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>Invented papers, printed by the same Chromium, named as a clerk's scanner would name them.</summary>
internal static class SamplePapers
{
    private static readonly (string Kind, int Pages)[] Kinds = [("一次判定結果", 1), ("調査票_特記事項", 4), ("意見書", 2)];

    /// <summary>Three papers for each case; case 4 came without its opinion.</summary>
    public static async Task<IReadOnlyList<FilePayload>> PrintAsync(IPage page, int cases)
    {
        var papers = new List<FilePayload>();
        // Every paper is printed by itself: the portal does not take the same file twice.
        foreach (var (kind, pages) in Kinds)
        {
            for (var position = 1; position <= cases; position++)
            {
                if (kind != "意見書" || position != 4)
                {
                    papers.Add(Named($"{position:D2}_{kind}.pdf", await PrintOneAsync(page, $"審査順{position} {kind}", pages)));
                }
            }
        }

        return papers;
    }

    public static FilePayload Named(string name, byte[] content) => new() { Name = name, MimeType = "application/pdf", Buffer = content };

    public static async Task<byte[]> PrintOneAsync(IPage page, string title, int pages)
    {
        await page.SetContentAsync(Html(title, pages));
        return await page.PdfAsync(new() { Format = "A4" });
    }

    private static string Html(string title, int pages) =>
        "<html lang=ja><body style='font-family:sans-serif'>"
        + string.Concat(Enumerable.Range(1, pages).Select(p =>
            $"<section style='break-after:{(p < pages ? "page" : "auto")}'><h1>{title}（架空の見本）</h1><p>{p}枚目</p></section>"))
        + "</body></html>";
}
