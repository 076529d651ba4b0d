using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>
/// The object graph of a PDF as <c>qpdf --json=2</c> tells it: names are "/X", strings "u:…" or "b:…", references
/// "3 0 R". Every character stands for one byte, because Japanese font names are often Shift_JIS, which is no valid JSON.
/// </summary>
internal sealed class PdfObjects
{
    private const string Prefix = "obj:";
    private readonly JsonObject header;
    private readonly Dictionary<string, JsonObject> objects = [];

    private PdfObjects(JsonArray qpdf)
    {
        header = (JsonObject)qpdf[0]!;
        foreach (var (key, value) in (JsonObject)qpdf[1]!)
        {
            objects[key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : key] = (JsonObject)value!;
        }
    }

    /// <summary>The arguments that make qpdf print this.</summary>
    public static string[] Arguments(string path) =>
        ["--json=2", "--json-key=qpdf", "--json-stream-data=none", "--decode-level=none", path];

    public static PdfObjects Parse(string json)
    {
        try
        {
            var root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 256 });
            return new PdfObjects((JsonArray)root!["qpdf"]!);
        }
        catch (JsonException)
        {
            throw new PdfRefusedException(PdfRefusal.TooComplex);
        }
    }

    public IReadOnlyDictionary<string, JsonObject> All => objects;

    public string Version => header["pdfversion"]!.GetValue<string>();

    public JsonObject Trailer => (JsonObject)objects["trailer"]["value"]!;

    public JsonObject Catalog => Dictionary(Trailer["/Root"]) ?? throw new PdfRefusedException(PdfRefusal.Damaged);

    public static bool IsReference(JsonNode? node) =>
        Text(node) is { Length: > 4 } text && char.IsAsciiDigit(text[0]) && text.EndsWith(" R", StringComparison.Ordinal);

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>What a node stands for after following references; a stream answers with its dictionary.</summary>
    public JsonNode? Resolve(JsonNode? node)
    {
        for (var hops = 0; IsReference(node); hops++)
        {
            if (hops > 32 || !objects.TryGetValue(Text(node)!, out var target))
            {
                return null;
            }

            node = target["value"] ?? target["stream"]?["dict"];
        }

        return node;
    }

    public JsonObject? Dictionary(JsonNode? node) => Resolve(node) as JsonObject;

    public IReadOnlyList<JsonNode?> Array(JsonNode? node) => Resolve(node) is JsonArray array ? [.. array] : [];

    public string? Name(JsonNode? node) => Text(Resolve(node));

    public double? Number(JsonNode? node) =>
        Resolve(node) is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    public bool IsTrue(JsonNode? node) =>
        Resolve(node) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>Writes the objects named for <c>--update-from-json</c>, in the same one-character-one-byte spelling.</summary>
    public async Task WriteUpdateAsync(IEnumerable<string> ids, string path, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("""{"version":2,"parameters":{"decodelevel":"none"},"qpdf":[""");
        QpdfJson.Append(text, header);
        text.Append(",{");
        var first = true;
        foreach (var id in ids)
        {
            text.Append(first ? "" : ",").Append('"').Append(id == "trailer" ? "" : Prefix).Append(id).Append("\":");
            QpdfJson.Append(text, objects[id]);
            first = false;
        }

        text.Append("}]}");
        await File.WriteAllTextAsync(path, text.ToString(), Encoding.Latin1, cancellationToken);
    }
}
