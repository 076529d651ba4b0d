using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>
/// Walks from the pages through everything that is drawn and keeps only the entries that drawing needs. What is
/// never walked is never written: qpdf drops objects that nothing refers to.
/// </summary>
internal sealed class PdfWhitelist(PdfObjects pdf)
{
    private readonly HashSet<(string Id, Kind Kind)> seen = [];
    private readonly Queue<(string Id, Kind Kind)> waiting = new();
    private readonly HashSet<string> kept = [];

    /// <summary>Cuts the graph down in place and answers the ids of the objects that remain, the trailer included.</summary>
    public IReadOnlyCollection<string> Apply(IReadOnlyList<PdfPage> pages)
    {
        var catalogId = PdfObjects.Text(pdf.Trailer["/Root"])!;
        var rootId = PdfObjects.Text(pdf.Catalog["/Pages"])!;
        foreach (var page in pages)
        {
            Rebuild(page, rootId);
        }

        // qpdf corrects the size when it writes, but only where there is one.
        pdf.All["trailer"]["value"] = new JsonObject { ["/Root"] = catalogId, ["/Size"] = pdf.All.Count };
        pdf.All[catalogId]["value"] = new JsonObject { ["/Type"] = "/Catalog", ["/Pages"] = rootId };
        pdf.All[rootId]["value"] = new JsonObject
        {
            ["/Type"] = "/Pages",
            ["/Kids"] = new JsonArray([.. pages.Select(p => (JsonNode)p.Id)]),
            ["/Count"] = pages.Count,
        };
        while (waiting.TryDequeue(out var next))
        {
            Clean(next.Id, next.Kind);
        }

        kept.UnionWith(["trailer", catalogId, rootId, .. pages.Select(p => p.Id)]);
        return kept;
    }

    private void Rebuild(PdfPage page, string rootId)
    {
        var clean = new JsonObject
        {
            ["/Type"] = "/Page",
            ["/Parent"] = rootId,
            ["/MediaBox"] = Numbers(page.MediaBox),
            ["/CropBox"] = Numbers(page.CropBox),
            ["/Rotate"] = page.Rotate,
            ["/Resources"] = Clean(page.Resources, Kind.Resources) ?? new JsonObject(),
        };
        if (page.UserUnit != 1)
        {
            clean["/UserUnit"] = page.UserUnit;
        }

        foreach (var (key, kind) in new[] { ("/Contents", Kind.Stream), ("/Group", Kind.Group) })
        {
            if (Clean(page.Dictionary[key], kind) is { } value)
            {
                clean[key] = value;
            }
        }

        pdf.All[page.Id]["value"] = clean;
    }

    private static JsonArray Numbers(double[] box) => new([.. box.Select(n => JsonValue.Create(n))]);

    private void Clean(string id, Kind kind)
    {
        if (!pdf.All.TryGetValue(id, out var wrapper))
        {
            return;
        }

        kept.Add(id);
        if (wrapper["stream"] is JsonObject stream)
        {
            stream["dict"] = Clean(stream["dict"], kind);
        }
        else
        {
            wrapper["value"] = Clean(wrapper["value"], kind);
        }
    }

    private JsonNode? Clean(JsonNode? node, Kind kind)
    {
        switch (node)
        {
            case JsonValue when PdfObjects.IsReference(node):
                var reference = (Id: PdfObjects.Text(node)!, kind);
                if (seen.Add(reference))
                {
                    waiting.Enqueue(reference);
                }

                return node.DeepClone();
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Clean(item, kind))]);
            case JsonObject dictionary:
                return CleanDictionary(dictionary, kind);
            default:
                return node?.DeepClone();
        }
    }

    private JsonObject CleanDictionary(JsonObject dictionary, Kind kind)
    {
        var clean = new JsonObject();
        foreach (var (key, value) in dictionary)
        {
            // Only what is drawn as an image or a form is drawn at all: PostScript and unknown XObjects go.
            var entry = DrawingEntries.Find(kind, key);
            var sort = entry == Kind.XObject ? XObjectKind(value) : entry;
            if (sort is { } wanted)
            {
                clean[key] = Clean(value, wanted);
            }
        }

        return clean;
    }

    private Kind? XObjectKind(JsonNode? value) => pdf.Name(pdf.Dictionary(value)?["/Subtype"]) switch
    {
        "/Image" => Kind.Image,
        "/Form" => Kind.Form,
        _ => null,
    };
}
