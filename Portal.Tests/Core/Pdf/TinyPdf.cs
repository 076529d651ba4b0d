using System.Globalization;
using System.Text;

namespace Portal.Tests.Core.Pdf;

/// <summary>
/// Writes small PDFs by hand. Objects 1 to 5 are the catalog, the page tree, the page, its content and its font; what
/// a test adds starts at 6.
/// </summary>
public sealed class TinyPdf
{
    public const int FirstExtra = 6;
    private readonly List<string> extras = [];

    /// <summary>Entries of the catalog, the page, its resources and its fonts, beside the usual ones.</summary>
    public string Catalog { get; set; } = "";

    public string Page { get; set; } = "/MediaBox[0 0 595 842]";

    public string Resources { get; set; } = "";

    public string Fonts { get; set; } = "";

    public string Content { get; set; } = "BT /F1 24 Tf 100 700 Td (Visible text) Tj ET";

    public int PageCount { get; set; } = 1;

    public string Version { get; set; } = "1.7";

    public string? TreeEntries { get; set; }

    public bool WithoutResources { get; set; }

    public TinyPdf Add(params string[] objects)
    {
        extras.AddRange(objects);
        return this;
    }

    public static string Stream(string entries, string data) =>
        string.Create(CultureInfo.InvariantCulture, $"<<{entries}/Length {data.Length}>>stream\n{data}\nendstream");

    public byte[] Build()
    {
        var kids = Enumerable.Range(0, PageCount).Select(i => i == 0 ? "3 0 R" : $"{FirstExtra + extras.Count + i - 1} 0 R");
        var resources = WithoutResources ? "" : $"/Resources<</Font<</F1 5 0 R{Fonts}>>{Resources}>>";
        var page = $"<</Type/Page/Parent 2 0 R{resources}/Contents 4 0 R {Page}>>";
        List<string> objects = [
            $"<</Type/Catalog/Pages 2 0 R{Catalog}>>",
            $"<</Type/Pages/Count {PageCount}/Kids[{string.Join(' ', kids)}]{TreeEntries}>>",
            page,
            Stream("", Content),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            .. extras,
            .. Enumerable.Repeat(page, Math.Max(0, PageCount - 1))];
        var file = new StringBuilder($"%PDF-{Version}\n%âãÏÓ\n");
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"{table}trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
