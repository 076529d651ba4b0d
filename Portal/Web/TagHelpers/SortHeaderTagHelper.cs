using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>
/// <c>&lt;sort-header by="held" first="descending"&gt;開催日&lt;/sort-header&gt;</c>: a column head that sorts by ?sort=held and,
/// pressed again, by ?sort=-held. <c>first</c> says how a column starts.
/// </summary>
[HtmlTargetElement("sort-header", Attributes = "by")]
public sealed class SortHeaderTagHelper : TagHelper
{
    public const string Key = "sort";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public string By { get; set; } = "";

    public string First { get; set; } = "ascending";

    /// <summary>The order in force when the query names none, as in the query: "held" or "-held".</summary>
    public string? Default { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var request = Page.HttpContext.Request;
        var asked = request.Query[Key].ToString();
        var sort = asked.Length > 0 ? asked : Default;
        var state = sort == By ? "ascending" : sort == $"-{By}" ? "descending" : null;
        var next = (state ?? (First == "ascending" ? "descending" : "ascending")) == "ascending" ? $"-{By}" : By;

        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (state is not null)
        {
            output.Attributes.SetAttribute("aria-sort", state);
        }

        var mark = state switch { "ascending" => " ▲", "descending" => " ▼", _ => "" };
        output.Content.SetHtmlContent(new HtmlFormattableString(
            "<a class=\"sort\" href=\"{0}\">{1}{2}</a>",
            QueryLink.With(request, Key, next, PagerTagHelper.Key),
            text,
            mark.Length > 0 ? new HtmlString($"<span aria-hidden=\"true\">{mark}</span>") : ""));
    }
}
