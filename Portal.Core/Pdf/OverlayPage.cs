using System.Globalization;
using System.Text;

namespace Portal.Core.Pdf;

/// <summary>What is drawn on one page, in points from its lower left corner.</summary>
internal sealed class OverlayPage(PageSize size, OverlayPdf owner)
{
    private readonly StringBuilder content = new();

    public PageSize Size { get; } = size;

    /// <summary>Readers that speak pages aloud pass over what is marked as an artifact.</summary>
    public string Content => $"/Artifact<</Type/Pagination>>BDC q {content}Q EMC";

    /// <summary>A white, slightly transparent ground, so that text on it is legible over a scan.</summary>
    public void Ground(double x, double y, double width, double height) => content.Append(
        CultureInfo.InvariantCulture, $"/Box gs 1 g {x:0.##} {y:0.##} {width:0.##} {height:0.##} re f /Full gs\n");

    public void Text(ShapedText text, double x, double y, double size, double gray)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT {gray:0.##} g 1 0 0 1 {x:0.##} {y:0.##} Tm ");
        AppendGlyphs(text, size);
        content.Append("ET\n");
    }

    /// <summary>The same text at many places, turned by an angle, half transparent.</summary>
    public void Marks(ShapedText text, double size, double angle, double gray, IEnumerable<(double X, double Y)> places)
    {
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        content.Append(CultureInfo.InvariantCulture, $"/Mark gs {gray:0.##} g\n");
        foreach (var (x, y) in places)
        {
            content.Append(
                CultureInfo.InvariantCulture,
                $"BT {cos:0.####} {sin:0.####} {-sin:0.####} {cos:0.####} {x:0.##} {y:0.##} Tm ");
            AppendGlyphs(text, size);
            content.Append("ET\n");
        }
    }

    private void AppendGlyphs(ShapedText text, double size)
    {
        TrueTypeFont? current = null;
        foreach (var glyph in text.Glyphs)
        {
            if (glyph.Font != current)
            {
                content.Append(current is null ? "" : ">Tj ").Append(
                    CultureInfo.InvariantCulture, $"{owner.Embed(glyph.Font).ResourceName} {size:0.##} Tf <");
                current = glyph.Font;
            }

            owner.Embed(glyph.Font).Use(glyph);
            content.Append(CultureInfo.InvariantCulture, $"{glyph.Number:X4}");
        }

        content.Append(current is null ? "" : ">Tj ");
    }
}
