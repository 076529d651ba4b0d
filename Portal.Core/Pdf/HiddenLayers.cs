using System.Text.Json.Nodes;

namespace Portal.Core.Pdf;

/// <summary>
/// Layers (optional content) that a reader does not show by default. Cleaning drops the switches, which would show
/// them: the clerk's own black bars over a name could be such a layer's opposite.
/// </summary>
internal static class HiddenLayers
{
    public static bool Exist(PdfObjects pdf)
    {
        if (pdf.Dictionary(pdf.Catalog["/OCProperties"]) is not { } properties)
        {
            return false;
        }

        var settings = pdf.Dictionary(properties["/D"]);
        return pdf.Array(settings?["/OFF"]).Count > 0
            || pdf.Name(settings?["/BaseState"]) is "/OFF" or "/Unchanged"
            || pdf.All.Values.Any(o => Hides(pdf, o["value"] as JsonObject));
    }

    private static bool Hides(PdfObjects pdf, JsonObject? value) => pdf.Name(value?["/Type"]) switch
    {
        "/OCG" => pdf.Dictionary(value!["/Usage"]) is { } usage
            && pdf.Name(pdf.Dictionary(usage["/View"])?["/ViewState"]) == "/OFF",
        "/OCMD" => value!.ContainsKey("/VE") || pdf.Name(value["/P"]) is "/AllOff" or "/AnyOff",
        _ => false,
    };
}
