using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>
/// Form fields (入力欄) and comments (注釈) become part of the page as they look. Decides who draws the ones that have
/// no valid look yet: qpdf can, in Latin letters only.
/// </summary>
internal sealed class FormAppearances(PdfObjects pdf)
{
    private static readonly string[] FieldEntries = ["/Fields", "/DR", "/DA"];
    private readonly List<string> changed = [];

    /// <summary>Some page carries fields, comments or links.</summary>
    public bool Any { get; private set; }

    /// <summary>A value or comment would be lost: nobody here can draw it.</summary>
    public bool Undrawable { get; private set; }

    /// <summary>A value in Latin letters has no look yet.</summary>
    public bool Missing { get; private set; }

    /// <summary>Some value is not in Latin letters: were qpdf to draw, it would become question marks.</summary>
    public bool Foreign { get; private set; }

    /// <summary>The looks of values in a file that asks for redrawing: they may be empty.</summary>
    public List<string> Doubtful { get; } = [];

    /// <summary>Reads every annotation; a pop-up shows only when opened and would hide what it belongs to: it goes.</summary>
    public void Read(IReadOnlyList<PdfPage> pages)
    {
        var redraw = pdf.IsTrue(Form?["/NeedAppearances"]);
        foreach (var page in pages.Where(p => p.Dictionary.ContainsKey("/Annots")))
        {
            var drawn = pdf.Array(page.Dictionary["/Annots"])
                .Where(a => pdf.Name(pdf.Dictionary(a)?["/Subtype"]) is not (null or "/Popup")).ToList();
            page.Dictionary["/Annots"] = new JsonArray([.. drawn.Select(a => a?.DeepClone())]);
            changed.Add(page.Id);
            Any |= drawn.Count > 0;
            drawn.ForEach(a => Read(pdf.Dictionary(a)!, redraw));
        }
    }

    /// <summary>Leaves of the catalog what flattening needs, in place, and answers the ids of all that changed.</summary>
    public IReadOnlyCollection<string> Prepare(bool generate)
    {
        var catalogId = PdfObjects.Text(pdf.Trailer["/Root"])!;
        var clean = new JsonObject { ["/Type"] = "/Catalog", ["/Pages"] = pdf.Catalog["/Pages"]!.DeepClone() };
        if (Form is { } form)
        {
            var kept = new JsonObject { ["/NeedAppearances"] = generate };
            foreach (var key in FieldEntries.Where(form.ContainsKey))
            {
                kept[key] = form[key]?.DeepClone();
            }

            clean["/AcroForm"] = kept;
        }

        pdf.All[catalogId]["value"] = clean;
        return [.. changed, catalogId];
    }

    private JsonObject? Form => pdf.Dictionary(pdf.Catalog["/AcroForm"]);

    private void Read(JsonObject annotation, bool redraw)
    {
        var subtype = pdf.Name(annotation["/Subtype"]);
        var isField = subtype == "/Widget" && Inherited(annotation, "/FT") is "/Tx" or "/Ch";
        var isHidden = ((int)(pdf.Number(annotation["/F"]) ?? 0) & 0b10_0010) != 0;
        var text = isField ? Inherited(annotation, "/V") : PdfObjects.Text(pdf.Resolve(annotation["/Contents"]));
        if (isHidden || !(isField || subtype is "/FreeText" or "/Stamp") || text is null or "" or "u:" or "b:")
        {
            return;
        }

        var look = pdf.Dictionary(annotation["/AP"])?["/N"];
        var isLatin = isField && text.StartsWith("u:", StringComparison.Ordinal) && text.All(char.IsAscii);
        Foreign |= isField && !isLatin;
        Missing |= look is null && isLatin;
        Undrawable |= look is null && !isLatin;
        if (isField && redraw && PdfObjects.IsReference(look))
        {
            Doubtful.Add(PdfObjects.Text(look)!);
        }
    }

    /// <summary>A value that is not text (several choices, a stream) answers as something that is not Latin.</summary>
    private string? Inherited(JsonObject field, string key)
    {
        for (var (node, depth) = (field, 0); node is not null && depth < 32; depth++)
        {
            if (pdf.Resolve(node[key]) is { } value)
            {
                return PdfObjects.Text(value) ?? "other";
            }

            node = pdf.Dictionary(node["/Parent"]);
        }

        return null;
    }
}
