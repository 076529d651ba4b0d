using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>One page with everything it inherits from the page tree.</summary>
internal sealed record PdfPage(
    string Id, JsonObject Dictionary, JsonNode? Resources, double[] MediaBox, double[] CropBox, int Rotate, double UserUnit)
{
    public PageSize Size
    {
        get
        {
            var width = (CropBox[2] - CropBox[0]) * UserUnit;
            var height = (CropBox[3] - CropBox[1]) * UserUnit;
            return Rotate % 180 == 0 ? new PageSize(width, height) : new PageSize(height, width);
        }
    }
}

/// <summary>Reads the page tree, inherited attributes included, whatever its shape.</summary>
internal static class PageTree
{
    private static readonly double[] A4 = [0, 0, 595, 842];

    public static IReadOnlyList<PdfPage> Read(PdfObjects pdf)
    {
        var pages = new List<PdfPage>();
        var seen = new HashSet<string>();
        var waiting = new Stack<(JsonNode? Node, Inherited From)>();
        waiting.Push((pdf.Catalog["/Pages"], new Inherited(null, null, null, null)));
        while (waiting.TryPop(out var next))
        {
            // A page tree that runs in circles, or a page that is listed twice, would be counted for ever.
            if (pdf.Dictionary(next.Node) is not { } node || !PdfObjects.IsReference(next.Node)
                || !seen.Add(PdfObjects.Text(next.Node)!))
            {
                throw new PdfRefusedException(PdfRefusal.Damaged);
            }

            var here = next.From.With(node);
            if (node.ContainsKey("/Kids"))
            {
                foreach (var kid in pdf.Array(node["/Kids"]).Reverse())
                {
                    waiting.Push((kid, here));
                }
            }
            else
            {
                pages.Add(ToPage(pdf, PdfObjects.Text(next.Node)!, node, here));
            }
        }

        return pages;
    }

    private static PdfPage ToPage(PdfObjects pdf, string id, JsonObject page, Inherited here)
    {
        var media = Box(pdf, here.MediaBox) ?? A4;
        var crop = Intersect(media, Box(pdf, here.CropBox) ?? media);
        var turns = (int)Math.Round((pdf.Number(here.Rotate) ?? 0) / 90);
        var unit = pdf.Number(page["/UserUnit"]) is > 0 and var given ? given : 1;
        return new PdfPage(id, page, here.Resources, media, crop, ((turns % 4) + 4) % 4 * 90, unit);
    }

    private static double[]? Box(PdfObjects pdf, JsonNode? node)
    {
        var numbers = pdf.Array(node).Select(pdf.Number).ToArray();
        return numbers.Length != 4 || numbers.Contains(null)
            ? null
            : [
                Math.Min(numbers[0]!.Value, numbers[2]!.Value), Math.Min(numbers[1]!.Value, numbers[3]!.Value),
                Math.Max(numbers[0]!.Value, numbers[2]!.Value), Math.Max(numbers[1]!.Value, numbers[3]!.Value)];
    }

    private static double[] Intersect(double[] media, double[] crop)
    {
        double[] box = [
            Math.Max(media[0], crop[0]), Math.Max(media[1], crop[1]),
            Math.Min(media[2], crop[2]), Math.Min(media[3], crop[3])];
        return box[0] < box[2] && box[1] < box[3] ? box : media;
    }

    private sealed record Inherited(JsonNode? Resources, JsonNode? MediaBox, JsonNode? CropBox, JsonNode? Rotate)
    {
        public Inherited With(JsonObject node) => new(
            node["/Resources"] ?? Resources, node["/MediaBox"] ?? MediaBox,
            node["/CropBox"] ?? CropBox, node["/Rotate"] ?? Rotate);
    }
}
