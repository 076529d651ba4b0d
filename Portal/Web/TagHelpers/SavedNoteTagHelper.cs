using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>Under the title of every page of a draft: <c>&lt;saved-note state="保存済み・未登録"&gt;…&lt;/saved-note&gt;</c></summary>
[HtmlTargetElement("saved-note")]
public sealed class SavedNoteTagHelper : TagHelper
{
    public string State { get; set; } = "保存済み・未登録";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "saved");
        output.Content.SetHtmlContent(new HtmlFormattableString("<b>{0}</b><span>{1}</span>", State, text));
    }
}
