using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>The state of one thing, in words: <c>&lt;chip kind="done"&gt;閲覧済み&lt;/chip&gt;</c> (done, plan, wait, none, bad).</summary>
public sealed class ChipTagHelper : TagHelper
{
    public string? Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"chip {Kind}".TrimEnd());
        if (Kind == "done")
        {
            output.PreContent.SetHtmlContent(IconTagHelper.Html("check"));
        }
        else if (Kind == "bad")
        {
            output.PreContent.SetHtmlContent(IconTagHelper.Html("error"));
        }
    }
}
