using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>First in main: what has to be mended, each line a link to its field. Writes nothing when all is well.</summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <summary>Instead of 「3か所を直してください」.</summary>
    public string? Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var lines = Lines();
        if (lines.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "errors-heading");
        output.Content.AppendHtml(new HtmlFormattableString(
            "<h2 id=\"errors-heading\">{0}{1}</h2><ol>", IconTagHelper.Html("error"), Heading ?? HeadingFor(lines)));
        foreach (var (field, message) in lines)
        {
            output.Content.AppendHtml(field.Length == 0
                ? new HtmlFormattableString("<li>{0}</li>", message)
                : new HtmlFormattableString(
                    "<li><a href=\"#{0}\">{1}</a></li>", FieldState.IdOf(field), message.TrimEnd('。')));
        }

        output.Content.AppendHtml("</ol>");
    }

    private static string HeadingFor(List<(string Field, string Message)> lines)
    {
        var fields = lines.Count(line => line.Field.Length > 0);
        return fields == 0 ? "手続きを進められませんでした" : $"{fields}か所を直してください";
    }

    private List<(string Field, string Message)> Lines() =>
    [
        .. from entry in Page.ModelState
           orderby ErrorOrder.Of(Page.HttpContext, entry.Key)
           from error in entry.Key.Length == 0 ? entry.Value!.Errors : entry.Value!.Errors.Take(1)
           where error.ErrorMessage.Length > 0
           select (entry.Key, error.ErrorMessage),
    ];
}
