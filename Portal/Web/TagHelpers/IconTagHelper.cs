using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary><c>&lt;icon name="ok" /&gt;</c>: one of the symbols in _Icons. Never carries meaning alone, so it is hidden from readers.</summary>
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "info";

    /// <summary>"s" for the small one.</summary>
    public string? Size { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Html(Name, Size));
    }

    internal static IHtmlContent Html(string name, string? size = null) => new HtmlFormattableString(
        "<svg class=\"{0}\" aria-hidden=\"true\"><use href=\"#i-{1}\"/></svg>",
        size is null ? "icon" : $"icon {size}",
        name);
}
