using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>
/// A second, independent look at a cleaned file: it knows nothing of how the cleaning went and names what must never
/// be in a released PDF, wherever it stands.
/// </summary>
internal static class ForbiddenContent
{
    private static readonly HashSet<string> Keys = [
        "/JS", "/JavaScript", "/OpenAction", "/AA", "/AcroForm", "/XFA", "/Names", "/Dests", "/EmbeddedFiles", "/EF",
        "/AF", "/RichMedia", "/RichMediaContent", "/Annots", "/URI", "/Launch", "/Win", "/Collection", "/Metadata",
        "/PieceInfo", "/OPI", "/Ref", "/FFilter", "/FDecodeParms", "/Info", "/Requirements", "/Extensions", "/Perms",
        "/DSS", "/OCProperties", "/OC", "/Threads", "/B", "/PresSteps", "/Rendition", "/Movie", "/Sound", "/Alternates"];

    private static readonly HashSet<string> Values = [
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/GoTo3DView", "/ResetForm", "/Hide",
        "/Named", "/URI", "/Movie", "/Sound", "/Rendition", "/RichMediaExecute", "/SetOCGState", "/Trans", "/Thread",
        "/Action", "/Annot", "/Filespec", "/F", "/EmbeddedFile", "/Metadata", "/OCG", "/OCMD", "/Sig", "/XML", "/PS"];

    /// <summary>Their keys are free names of fonts, images and glyphs.</summary>
    private static readonly HashSet<string> NameTables = [
        "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/CharProcs", "/Colorants"];

    public static bool IsIn(PdfObjects pdf)
    {
        var tables = pdf.All.Values.SelectMany(o => Tables(pdf, Body(o))).ToHashSet();
        return pdf.All.Where(o => o.Key != "trailer").Any(o => Bad(Body(o.Value), tables, IsStream(o.Value)))
            || pdf.Trailer.Any(entry => entry.Key is "/Info" or "/Encrypt");
    }

    private static JsonNode? Body(JsonObject wrapper) => wrapper["value"] ?? wrapper["stream"]?["dict"];

    private static bool IsStream(JsonObject wrapper) => wrapper.ContainsKey("stream");

    private static IEnumerable<JsonNode> Tables(PdfObjects pdf, JsonNode? node) => node switch
    {
        JsonObject dictionary => dictionary.SelectMany(entry =>
            NameTables.Contains(entry.Key) && pdf.Resolve(entry.Value) is JsonObject table
                ? Tables(pdf, entry.Value).Append(table)
                : Tables(pdf, entry.Value)),
        JsonArray array => array.SelectMany(item => Tables(pdf, item)),
        _ => [],
    };

    private static bool Bad(JsonNode? node, HashSet<JsonNode> tables, bool isStream) => node switch
    {
        JsonObject dictionary =>
            (!tables.Contains(dictionary) && dictionary.Any(entry => Keys.Contains(entry.Key)))
            || (isStream && dictionary.ContainsKey("/F"))
            || Values.Contains(PdfObjects.Text(dictionary["/S"]) ?? "")
            || Values.Contains(PdfObjects.Text(dictionary["/Type"]) ?? "")
            || PdfObjects.Text(dictionary["/Subtype"]) is "/PS" or "/XML"
            || dictionary.Any(entry => Bad(entry.Value, tables, isStream: false)),
        JsonArray array => array.Any(item => Bad(item, tables, isStream: false)),
        _ => false,
    };
}
