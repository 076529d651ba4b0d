using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>Facts, or every answer before anything binding: holds <c>&lt;answer label="…" change-href="…"&gt;…&lt;/answer&gt;</c>.</summary>
public sealed class AnswersTagHelper : TagHelper
{
    /// <summary>For facts beside something else, in small type.</summary>
    public bool Tight { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", Tight ? "kv tight" : "kv");
    }
}

/// <summary>One answer; the link 変更 leads to its field and comes back to this page. Without an address there is none.</summary>
[HtmlTargetElement("answer", ParentTag = "answers", Attributes = "label")]
public sealed class AnswerTagHelper(IUrlHelperFactory urls) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? ChangeHref { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        IHtmlContent shown = value.IsEmptyOrWhiteSpace
            ? new HtmlString("<span class=\"sub-text\">入力していません</span>")
            : value;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(new HtmlFormattableString("<dt>{0}</dt><dd>{1}</dd>", Label, shown));
        if (!string.IsNullOrEmpty(ChangeHref))
        {
            output.Content.AppendHtml(new HtmlFormattableString(
                "<dd class=\"to\"><a href=\"{0}\">変更<span class=\"vh\">する：{1}</span></a></dd>",
                urls.GetUrlHelper(Page).Content(ChangeHref),
                Label));
        }
    }
}
