namespace Portal.Core.Pdf;

/// <summary>
/// Case at the top left, 「n ／ N」 at the top right, the handling notice below: each on a ground no larger than its
/// words, so that a scan loses as little as can be.
/// </summary>
internal sealed class PageHeader(OverlayPdf pdf, int total)
{
    private const double Margin = 24;
    private const double TextSize = 8;
    private const double NoticeSize = 6.5;
    private const double Gray = 0.1;
    private readonly ShapedText notice = pdf.Shape("取扱注意　審査のほかに使わないでください");
    private readonly ShapedText ellipsis = pdf.Shape("…");

    public void Draw(OverlayPage page, ShapedText heading, int number)
    {
        var scale = page.Size.Scale;
        var (size, margin) = (TextSize * scale, Margin * scale);
        var top = page.Size.Height - 18 * scale;
        var count = pdf.Shape($"{number} ／ {total}");
        var right = page.Size.Width - margin - count.Width * size;
        Put(page, count, right, top, size);

        var room = (right - 2 * margin) / size;
        if (heading.Glyphs.Count > 0)
        {
            Put(page, heading.Fit(room, ellipsis), margin, top, size);
        }

        var small = Math.Min(NoticeSize * scale, (page.Size.Width - 2 * margin) / notice.Width);
        Put(page, notice, (page.Size.Width - notice.Width * small) / 2, 9 * scale, small);
    }

    private static void Put(OverlayPage page, ShapedText text, double x, double y, double size)
    {
        page.Ground(x - 0.4 * size, y - 0.35 * size, (text.Width + 0.8) * size, 1.45 * size);
        page.Text(text, x, y, size, Gray);
    }
}
