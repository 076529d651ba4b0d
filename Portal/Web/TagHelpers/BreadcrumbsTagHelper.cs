using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>
/// Where the page stands, from the second level; goes into the section Crumbs:
/// <c>&lt;breadcrumbs&gt;&lt;crumb href="~/insurer"&gt;ホーム&lt;/crumb&gt;&lt;crumb&gt;審査員&lt;/crumb&gt;&lt;/breadcrumbs&gt;</c>
/// </summary>
[HtmlTargetElement("breadcrumbs")]
[RestrictChildren("crumb")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "crumbs wrap");
        output.Attributes.SetAttribute("aria-label", "現在の位置");
        output.PreContent.SetHtmlContent("<ol>");
        output.PostContent.SetHtmlContent("</ol>");
    }
}

/// <summary>One step of the breadcrumbs; the last one, this page, has no href or an empty one.</summary>
[HtmlTargetElement("crumb", ParentTag = "breadcrumbs")]
public sealed class CrumbTagHelper(IUrlHelperFactory urls) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "li";
        if (string.IsNullOrEmpty(Href))
        {
            output.Attributes.SetAttribute("aria-current", "page");
            output.Content.SetHtmlContent(text);
        }
        else
        {
            output.Content.SetHtmlContent(new HtmlFormattableString("<a href=\"{0}\">{1}</a>", urls.GetUrlHelper(Page).Content(Href), text));
        }
    }
}
