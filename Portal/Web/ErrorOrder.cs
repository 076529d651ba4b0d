namespace Portal.Web;

/// <summary>
/// ModelState sorts its entries by name; people mend a form from top to bottom. The order is the validator's, which follows
/// the form, or else that in which the browser sent the fields.
/// </summary>
internal static class ErrorOrder
{
    private static readonly object Key = new();

    public static void Note(HttpContext context, string field)
    {
        if (context.Items[Key] is not List<string> fields)
        {
            context.Items[Key] = fields = [];
        }

        fields.Add(field);
    }

    public static int Of(HttpContext context, string field)
    {
        var fields = context.Items[Key] as List<string>
            ?? (context.Request.HasFormContentType ? [.. context.Request.Form.Keys] : []);
        var place = fields.IndexOf(field);

        return place < 0 ? int.MaxValue : place;
    }
}
