using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>
/// Form fields (入力欄) and comments (注釈) become part of the page as they look. Decides who draws the ones that have
/// no valid look yet: qpdf can, in Latin letters only.
/// </summary>
internal sealed class FormAppearances(PdfObjects pdf)
{
    private static readonly string[] FieldEntries = ["/Fields", "/DR", "/DA"];

    /// <summary>Some page carries fields, comments or links.</summary>
    public bool Any { get; private set; }

    /// <summary>qpdf is to draw the field values.</summary>
    public bool Generate { get; private set; }

    /// <summary>A value or comment would be lost: nobody here can draw it.</summary>
    public bool Undrawable { get; private set; }

    /// <summary>Appearance streams that claim to show a Japanese value although the file asks for redrawing.</summary>
    public List<string> Doubtful { get; } = [];

    /// <summary>Reads every annotation and prepares the catalog and the pages for flattening, in place.</summary>
    public IReadOnlyCollection<string> Prepare(IReadOnlyList<PdfPage> pages)
    {
        var changed = new List<string>();
        var form = pdf.Dictionary(pdf.Catalog["/AcroForm"]);
        var redraw = pdf.IsTrue(form?["/NeedAppearances"]);
        foreach (var page in pages.Where(p => p.Dictionary.ContainsKey("/Annots")))
        {
            // A pop-up shows only when it is opened: on paper it would hide what it belongs to.
            var drawn = pdf.Array(page.Dictionary["/Annots"])
                .Where(a => pdf.Name(pdf.Dictionary(a)?["/Subtype"]) is not (null or "/Popup")).ToList();
            page.Dictionary["/Annots"] = new JsonArray([.. drawn.Select(a => a?.DeepClone())]);
            changed.Add(page.Id);
            Any |= drawn.Count > 0;
            drawn.ForEach(a => Read(pdf.Dictionary(a)!, redraw));
        }

        if (Generate && Doubtful.Count > 0)
        {
            Undrawable = true;
        }

        changed.Add(ReplaceCatalog(form));
        return changed;
    }

    private void Read(JsonObject annotation, bool redraw)
    {
        var isField = pdf.Name(annotation["/Subtype"]) == "/Widget" && Inherited(annotation, "/FT") is "/Tx" or "/Ch";
        var isWriting = pdf.Name(annotation["/Subtype"]) is "/FreeText" or "/Stamp";
        var isHidden = ((int)(pdf.Number(annotation["/F"]) ?? 0) & 0b10_0010) != 0;
        var text = isField ? Inherited(annotation, "/V") : PdfObjects.Text(pdf.Resolve(annotation["/Contents"]));
        if (isHidden || !(isField || isWriting) || text is null or "" or "u:" or "b:")
        {
            return;
        }

        var look = pdf.Dictionary(annotation["/AP"])?["/N"];
        var isLatin = isField && text.StartsWith("u:", StringComparison.Ordinal) && text.All(char.IsAscii);
        if (look is null)
        {
            Generate |= isLatin;
            Undrawable |= !isLatin;
        }
        else if (isField && redraw && isLatin)
        {
            Generate = true;
        }
        else if (isField && (redraw || Generate) && PdfObjects.IsReference(look))
        {
            Doubtful.Add(PdfObjects.Text(look)!);
        }
    }

    private string? Inherited(JsonObject field, string key)
    {
        for (var (node, depth) = (field, 0); node is not null && depth < 32; depth++)
        {
            if (pdf.Resolve(node[key]) is { } value)
            {
                return PdfObjects.Text(value);
            }

            node = pdf.Dictionary(node["/Parent"]);
        }

        return null;
    }

    private string ReplaceCatalog(JsonObject? form)
    {
        var catalogId = PdfObjects.Text(pdf.Trailer["/Root"])!;
        var clean = new JsonObject { ["/Type"] = "/Catalog", ["/Pages"] = pdf.Catalog["/Pages"]!.DeepClone() };
        if (form is not null)
        {
            var kept = new JsonObject { ["/NeedAppearances"] = Generate };
            foreach (var key in FieldEntries.Where(form.ContainsKey))
            {
                kept[key] = form[key]?.DeepClone();
            }

            clean["/AcroForm"] = kept;
        }

        pdf.All[catalogId]["value"] = clean;
        return catalogId;
    }
}
