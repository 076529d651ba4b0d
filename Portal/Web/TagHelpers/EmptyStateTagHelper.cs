using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>Instead of an empty table: why it is empty and what to do. <c>&lt;empty-state heading="…"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/empty-state&gt;</c></summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Heading { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "panel gray flow");
        output.PreContent.SetHtmlContent(new HtmlFormattableString("<h2>{0}</h2>", Heading));
    }
}
