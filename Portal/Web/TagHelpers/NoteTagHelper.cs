using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>
/// One thing to know, at the place it concerns: <c>&lt;note kind="warn" heading="…"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/note&gt;</c>.
/// warn: time or money at stake; bad: it failed; good: it worked; none: to know.
/// </summary>
public sealed class NoteTagHelper : TagHelper
{
    public string? Kind { get; set; }

    public string? Heading { get; set; }

    /// <summary>Level of the heading: 2, or 3 inside a section that has its own.</summary>
    public int Level { get; set; } = 2;

    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var extra = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", $"note {Kind} {extra}".Trim());
        output.Content.AppendHtml(IconTagHelper.Html(Icon ?? IconOf(Kind)));
        if (Heading is not null)
        {
            output.Content.AppendHtml($"<h{Level}>").Append(Heading).AppendHtml($"</h{Level}>");
        }

        output.Content.AppendHtml(content);
    }

    private static string IconOf(string? kind) => kind switch
    {
        "warn" => "warn",
        "bad" => "error",
        "good" => "ok",
        _ => "info",
    };
}
